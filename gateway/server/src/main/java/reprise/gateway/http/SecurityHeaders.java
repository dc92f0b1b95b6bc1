package reprise.gateway.http;

import static reprise.gateway.http.Responses.header;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import java.util.List;

/** What every answer tells a browser not to do with it. */
final class SecurityHeaders {
    static final String POLICY = "Content-Security-Policy";

    /** What kind of answer it is, as far as browsers are concerned. */
    enum Kind {
        /** JSON, metrics, errors: nothing in it is to be run or shown as a page, unless it brings a policy of its own. */
        DATA,
        /** What a workflow answers on our origin: if it is a page, then one without scripts and without our origin. */
        FOREIGN
    }

    private static final String NOTHING_EMBEDDED = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    private static final HttpHeader DATA_POLICY =
            header(POLICY, "default-src 'none'; form-action 'none'; " + NOTHING_EMBEDDED);
    private static final HttpHeader FOREIGN_POLICY = header(POLICY, "sandbox; " + NOTHING_EMBEDDED);
    private static final HttpHeader NO_STORE = header("Cache-Control", "no-store");
    private static final List<HttpHeader> ALWAYS = List.of(
            header("X-Content-Type-Options", "nosniff"),
            header("Referrer-Policy", "no-referrer"),
            header("X-Frame-Options", "DENY"),
            header("Cross-Origin-Opener-Policy", "same-origin"),
            header("Cross-Origin-Resource-Policy", "same-origin"),
            header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));

    static final HttpHeader OVER_TLS_ONLY = header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    /** Data is never stored by caches unless its route says how; foreign answers keep their own caching. */
    static HttpResponse on(HttpResponse response, Kind kind) {
        var safe = without(response, ALWAYS).addHeaders(ALWAYS);
        return switch (kind) {
            case DATA -> lacking(lacking(safe, DATA_POLICY), NO_STORE);
            case FOREIGN -> Responses.replacing(safe, FOREIGN_POLICY);
        };
    }

    private static HttpResponse without(HttpResponse response, List<HttpHeader> headers) {
        var rest = response;
        for (var header : headers) {
            rest = rest.getHeader(header.name()).isPresent() ? rest.removeHeader(header.name()) : rest;
        }
        return rest;
    }

    private static HttpResponse lacking(HttpResponse response, HttpHeader header) {
        return response.getHeader(header.name()).isPresent() ? response : response.addHeader(header);
    }

    private SecurityHeaders() {}
}
