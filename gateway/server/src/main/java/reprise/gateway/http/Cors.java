package reprise.gateway.http;

import static reprise.gateway.http.Responses.header;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets pages of the origins in the settings call the API. With none, the usual case, nobody hears of it. */
final class Cors {
    private static final List<HttpHeader> PREFLIGHT = List.of(
            header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE"),
            header(
                    "Access-Control-Allow-Headers",
                    "Authorization, Content-Type, Accept, If-Match, Idempotency-Key, Last-Event-ID, X-Request-Id,"
                            + " X-Workspace"),
            header("Access-Control-Max-Age", "600"));

    private final Set<String> allowed;

    Cors(Set<String> allowed) {
        this.allowed = allowed;
    }

    /** The answer to a browser that asks whether it may, if this is one and it may. */
    Optional<HttpResponse> preflight(HttpRequest request) {
        var asks = request.method().equals(HttpMethods.OPTIONS)
                && request.getHeader("Access-Control-Request-Method").isPresent();
        return origin(request)
                .filter(_ -> asks)
                .map(_ -> HttpResponse.create().withStatus(204).addHeaders(PREFLIGHT));
    }

    HttpResponse on(HttpRequest request, HttpResponse response) {
        return origin(request)
                .filter(_ -> response.getHeader("Access-Control-Allow-Origin").isEmpty())
                .map(origin -> response.addHeaders(List.of(
                        header("Access-Control-Allow-Origin", origin),
                        header("Access-Control-Expose-Headers", "ETag, Location, Retry-After, X-Request-Id"),
                        header("Vary", "Origin"))))
                .orElse(response);
    }

    private Optional<String> origin(HttpRequest request) {
        return allowed.isEmpty()
                ? Optional.empty()
                : request.getHeader("Origin").map(HttpHeader::value).filter(allowed::contains);
    }
}
