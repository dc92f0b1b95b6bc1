package reprise.engine.http;

import java.io.IOException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import reprise.sdk.Failure;
import reprise.sdk.HttpClient.CallFailed;

/**
 * Why calls fail, in words that hold nothing of what was sent. A failure is definite where the request certainly was not
 * received, or certainly was answered.
 */
final class Failures {
    static final String LOST = "CONNECTION_LOST";

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

    static CallFailed ownPlace(String host, int port) {
        return permanent(
                "EGRESS_REFUSED",
                "port %d of %s is this server itself, its cluster or its database, which nodes never call"
                        .formatted(port, host));
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

    /** Nothing was sent. @param late whether its time had run out */
    static CallFailed notConnected(IOException cause, String host, boolean late) {
        return switch (cause) {
            case Resolver.Unresolved unresolved -> unresolved.failure();
            case ConnectTimeoutException _ -> connectTimeout(host);
            case IOException _ when late -> connectTimeout(host);
            case SSLException _ -> tlsFailed(host);
            default -> refused("CONNECT_FAILED", "no connection to " + host + ": it refuses, or nothing listens there");
        };
    }

    static CallFailed connectTimeout(String host) {
        return refused("CONNECT_TIMEOUT", "no connection to " + host + " in time");
    }

    private static CallFailed tlsFailed(String host) {
        return permanent("TLS_FAILED", host + " has no certificate that can be trusted, or speaks no common TLS");
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

    static CallFailed wronglyCoded(String coding) {
        return permanent("INVALID_RESPONSE", "the answer's body is not " + coding + ", though it says so");
    }

    /** What went wrong once the request was handed to a connection. */
    static CallFailed of(Exception cause, String host) {
        return switch (cause) {
            case SSLHandshakeException _ -> tlsFailed(host);
            case HttpException _ -> invalid(host);
            case MessageConstraintException _ -> invalid(host);
            case TruncatedChunkException _ -> lost(host);
            case MalformedChunkCodingException _ -> invalid(host);
            default -> lost(host);
        };
    }

    private static CallFailed invalid(String host) {
        return new CallFailed(Failure.unknown(
                "INVALID_RESPONSE", "the answer of " + host + " is not HTTP, or its headers are beyond the limits"));
    }

    private static CallFailed lost(String host) {
        return new CallFailed(
                Failure.unknown(LOST, "the connection to " + host + " ended before the answer was complete"));
    }

    private static CallFailed permanent(String code, String message) {
        return new CallFailed(Failure.permanent(code, message));
    }

    private static CallFailed refused(String code, String message) {
        return new CallFailed(Failure.refused(code, message));
    }
}
