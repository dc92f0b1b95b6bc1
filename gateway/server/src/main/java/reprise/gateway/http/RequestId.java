package reprise.gateway.http;

import akka.http.javadsl.model.AttributeKey;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names one request in its answer, in the log and in the history it causes. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";

    /** What log lines call it. */
    public static final String LOG_KEY = "requestId";

    private static final AttributeKey<String> KEY = AttributeKey.create("reprise-request-id", String.class);
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The id of a request that came through {@link HttpServer}. */
    public static String of(HttpRequest request) {
        return request.getAttribute(KEY).orElseGet(RequestId::fresh);
    }

    /** The request with its id: the caller's own, where that is fit for a log line. */
    static HttpRequest give(HttpRequest request) {
        var id = request.getHeader(HEADER)
                .map(HttpHeader::value)
                .filter(value -> SANE.matcher(value).matches())
                .orElseGet(RequestId::fresh);
        return request.addAttribute(KEY, id);
    }

    static String fresh() {
        return UUID.randomUUID().toString();
    }

    private RequestId() {}
}
