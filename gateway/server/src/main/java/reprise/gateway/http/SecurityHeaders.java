package reprise.gateway.http;

import static reprise.gateway.http.Responses.header;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every answer tells a browser not to do with it. */
final class SecurityHeaders {

    /** What kind of answer it is, as far as browsers are concerned. */
    enum Kind {
        /** JSON, metrics, errors: nothing in it is to be run or shown as a page, unless it brings a policy of its own. */
        DATA,
        /** What a workflow answers on our origin: if it is a page, then one without scripts and without our origin. */
        FOREIGN
    }

    private static final String POLICY = "content-security-policy";
    private static final String CACHING = "cache-control";
    private static final String NOTHING_EMBEDDED = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    private static final HttpHeader DATA_POLICY =
            header("Content-Security-Policy", "default-src 'none'; form-action 'none'; " + NOTHING_EMBEDDED);
    private static final HttpHeader FOREIGN_POLICY = header("Content-Security-Policy", "sandbox; " + NOTHING_EMBEDDED);
    private static final HttpHeader NO_STORE = header("Cache-Control", "no-store");
    private static final List<HttpHeader> ALWAYS = List.of(
            header("X-Content-Type-Options", "nosniff"),
            header("Referrer-Policy", "no-referrer"),
            header("Cross-Origin-Resource-Policy", "same-origin"));

    /** What browsers heed in pages only; JSON is spared it, because there are very many small answers of it. */
    private static final List<HttpHeader> UNLESS_JSON = List.of(
            header("X-Frame-Options", "DENY"),
            header("Cross-Origin-Opener-Policy", "same-origin"),
            header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));

    /** Names that only we write: whatever a route said there is dropped. */
    private static final Set<String> OURS = Stream.concat(
                    Stream.concat(ALWAYS.stream(), UNLESS_JSON.stream()).map(HttpHeader::lowercaseName),
                    Stream.of(RequestId.HEADER.toLowerCase()))
            .collect(Collectors.toUnmodifiableSet());

    static final HttpHeader OVER_TLS_ONLY = header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    /** Data is never stored by caches unless its route says how; foreign answers keep their own caching. */
    static HttpResponse on(HttpResponse response, Kind kind, String requestId) {
        var headers = new ArrayList<>(ALWAYS);
        if (!isJson(response)) {
            headers.addAll(UNLESS_JSON);
        }
        headers.add(header(RequestId.HEADER, requestId));
        for (var header : response.getHeaders()) {
            if (!OURS.contains(header.lowercaseName()) && !(kind == Kind.FOREIGN && header.is(POLICY))) {
                headers.add(header);
            }
        }
        switch (kind) {
            case DATA -> {
                addIfLacking(headers, POLICY, DATA_POLICY);
                addIfLacking(headers, CACHING, NO_STORE);
            }
            case FOREIGN -> headers.add(FOREIGN_POLICY);
        }
        return response.withHeaders(headers);
    }

    private static boolean isJson(HttpResponse response) {
        return response.entity().getContentType().mediaType().equals(MediaTypes.APPLICATION_JSON);
    }

    private static void addIfLacking(List<HttpHeader> headers, String name, HttpHeader header) {
        if (headers.stream().noneMatch(known -> known.is(name))) {
            headers.add(header);
        }
    }

    private SecurityHeaders() {}
}
