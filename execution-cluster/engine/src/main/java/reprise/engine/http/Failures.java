package reprise.engine.http;

import akka.http.scaladsl.model.EntityStreamException;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.http.scaladsl.model.IllegalResponseException;
import javax.net.ssl.SSLHandshakeException;
import reprise.sdk.Failure;
import reprise.sdk.HttpClient.CallFailed;

/**
 * Why calls fail, in words that hold nothing of what was sent. A failure is definite where the request certainly was not
 * received, or certainly was answered.
 */
final class Failures {
    private Failures() {}

    static CallFailed invalidRequest(String issue) {
        return permanent("INVALID_REQUEST", issue);
    }

    static CallFailed refusedAddress(String host, String kind) {
        return permanent(
                "EGRESS_REFUSED",
                "%s is or leads to %s, which nodes may not call; the operator can allow it with %s"
                        .formatted(host, kind, EgressPolicy.SETTING));
    }

    static CallFailed unsoundHost() {
        return permanent(
                "EGRESS_REFUSED",
                "the URL's host is neither a name nor an IP address in its plain form, such as 203.0.113.7");
    }

    static CallFailed unknownHost(String host) {
        return refused("UNKNOWN_HOST", "no address is known for " + host);
    }

    static CallFailed busy(String host) {
        return refused("HOST_BUSY", "too many calls to " + host + " are waiting already");
    }

    static CallFailed notConnected(String host) {
        return refused("CONNECT_FAILED", "no connection to " + host + ": it refuses, or nothing listens there");
    }

    static CallFailed connectTimeout(String host) {
        return refused("CONNECT_TIMEOUT", "no connection to " + host + " in time");
    }

    static CallFailed timeout(String host) {
        return new CallFailed(Failure.unknown("TIMEOUT", "no complete answer from " + host + " in time"));
    }

    static CallFailed tooLarge(long limit) {
        return permanent("RESPONSE_TOO_LARGE", "the answer is longer than the " + limit + " bytes allowed");
    }

    static CallFailed redirected(String issue) {
        return permanent("REDIRECT_REFUSED", issue);
    }

    /** What went wrong once the request was handed to a connection. */
    static CallFailed of(Throwable cause, String host, long limit) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            switch (each) {
                case SSLHandshakeException _ -> {
                    return permanent(
                            "TLS_FAILED", host + " has no certificate that can be trusted, or speaks no common TLS");
                }
                case EntityStreamSizeException _ -> {
                    return tooLarge(limit);
                }
                case IllegalResponseException _ -> {
                    return new CallFailed(Failure.unknown(
                            "INVALID_RESPONSE",
                            "the answer of " + host + " is not HTTP, or its headers are beyond the limits"));
                }
                case EntityStreamException _ -> {
                    return lost(host);
                }
                default -> {}
            }
        }
        return lost(host);
    }

    private static CallFailed lost(String host) {
        return new CallFailed(Failure.unknown(
                "CONNECTION_LOST", "the connection to " + host + " ended before the answer was complete"));
    }

    private static CallFailed permanent(String code, String message) {
        return new CallFailed(Failure.permanent(code, message));
    }

    private static CallFailed refused(String code, String message) {
        return new CallFailed(Failure.refused(code, message));
    }
}
