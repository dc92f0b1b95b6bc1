package reprise.gateway.ingest;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import java.util.List;
import java.util.Optional;
import reprise.catalog.HookBinding;
import reprise.nodes.WebhookNode;

/** Lets pages of the origins that a webhook names call it from browsers. */
final class HookCors {
    private static final String ORIGIN = "Origin";
    private static final String METHOD = "Access-Control-Request-Method";
    private static final String HEADERS = "Access-Control-Request-Headers";

    /** The method that a browser asks whether a page may call by, where this is such a question. */
    static Optional<String> asks(HttpRequest request) {
        return request.method().name().equals("OPTIONS") ? header(request, METHOD) : Optional.empty();
    }

    /** The answer to that question, where the page may. */
    static Optional<HttpResponse> preflight(HttpRequest request, HookBinding hook) {
        var wanted = header(request, HEADERS).filter(names -> names.matches("[A-Za-z0-9, _-]{1,1000}"));
        return allowed(request, hook).map(origin -> HttpResponse.create()
                .withStatus(204)
                .addHeaders(of(origin))
                .addHeaders(List.of(
                        raw(
                                "Access-Control-Allow-Methods",
                                String.join(", ", hook.webhook().methods())),
                        raw("Access-Control-Allow-Headers", wanted.orElse("Content-Type, Idempotency-Key")),
                        raw("Access-Control-Max-Age", "600"))));
    }

    static HttpResponse on(HookCall call, HttpResponse response) {
        return allowed(call.request(), call.hook())
                .map(origin -> response.addHeaders(of(origin))
                        .addHeader(raw(
                                "Access-Control-Expose-Headers",
                                "Location, Retry-After, X-Request-Id, Idempotent-Replayed")))
                .orElse(response);
    }

    private static Optional<String> allowed(HttpRequest request, HookBinding hook) {
        var origins = hook.config(WebhookNode.Config.class).cors();
        return origins.isEmpty()
                ? Optional.empty()
                : header(request, ORIGIN).filter(origin -> origins.contains("*") || origins.contains(origin));
    }

    private static List<HttpHeader> of(String origin) {
        return List.of(raw("Access-Control-Allow-Origin", origin), raw("Vary", ORIGIN));
    }

    private static Optional<String> header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value);
    }

    private static HttpHeader raw(String name, String value) {
        return RawHeader.create(name, value);
    }

    private HookCors() {}
}
