/**
 * Where one request ends and the next begins: a strict reading of RFC 9110 and 9112 before Akka HTTP's parser, which
 * forgives what must not be forgiven.
 */
package reprise.gateway.framing;
