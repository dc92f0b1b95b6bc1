package reprise.gateway.framing;

/** What is to be answered next on a connection: a request, or the reason why there is none. */
public sealed interface Arrived {
    record Request(Head head) implements Arrived {}

    record NoRequest(Fault fault) implements Arrived {}
}
