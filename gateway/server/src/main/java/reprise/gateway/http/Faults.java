package reprise.gateway.http;

import static reprise.gateway.http.Responses.header;

import akka.http.javadsl.model.HttpResponse;
import java.util.List;
import reprise.gateway.framing.Fault;

/** What is told of bytes that are no request. */
final class Faults {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    static Refusal refusal(Fault fault) {
        return switch (fault.kind()) {
            case MALFORMED -> Refusal.malformed(fault.message());
            case TARGET_TOO_LONG -> Refusal.of(Refusal.Code.URI_TOO_LONG, fault.message(), List.of());
            case HEAD_TOO_LARGE -> Refusal.of(Refusal.Code.HEADERS_TOO_LARGE, fault.message(), List.of());
            case BODY_TOO_LARGE -> Refusal.tooLarge(fault.message());
            case UNKNOWN_METHOD -> Refusal.methodNotAllowed(METHODS);
            case TOO_SLOW -> Refusal.of(Refusal.Code.REQUEST_TIMEOUT, fault.message(), List.of());
        };
    }

    /** The answer to {@code OPTIONS *}: what the server as a whole knows. */
    static HttpResponse methods() {
        return HttpResponse.create().withStatus(204).addHeader(header("Allow", String.join(", ", METHODS)));
    }

    private Faults() {}
}
