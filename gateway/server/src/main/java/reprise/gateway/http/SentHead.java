package reprise.gateway.http;

import akka.http.javadsl.model.AttributeKey;
import akka.http.javadsl.model.HttpRequest;
import java.util.List;
import java.util.Optional;
import reprise.gateway.framing.Head;

/**
 * The head of a request as its client wrote it. Akka's own headers are made anew from what it understood of them: values
 * come out in another spelling, or not at all where they make no sense to it.
 */
public final class SentHead {
    private static final AttributeKey<Head> KEY = AttributeKey.create("reprise-sent-head", Head.class);

    /** Empty only for requests that did not come through {@link HttpServer}. */
    public static Optional<Head> of(HttpRequest request) {
        return request.getAttribute(KEY);
    }

    /** All headers as they were sent, in their order. */
    public static List<Head.Field> headers(HttpRequest request) {
        return of(request).map(Head::headers).orElse(List.of());
    }

    static HttpRequest give(HttpRequest request, Head head) {
        return request.addAttribute(KEY, head);
    }

    private SentHead() {}
}
