package reprise.engine.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import reprise.sdk.HttpClient.CallFailed;
import reprise.sdk.HttpClient.Header;

/** One request on the way of a call; a redirect makes the next. */
record Hop(String method, URI uri, Origin origin, List<Header> headers, byte[] body, String contentType) {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern LINE = Pattern.compile("[\\t\\x20-\\x7e]*");
    private static final Pattern TARGET = Pattern.compile("[\\x21-\\x7e]+");
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** RFC 9110 section 9.2.2: asked twice they do what they do when asked once. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    /** Methods whose requests say it, too, where they have no content. */
    private static final Set<String> WITH_CONTENT = Set.of("POST", "PUT", "PATCH");

    /** @throws CallFailed where something in it could be taken for more than it is */
    static Hop of(String method, URI uri, List<Header> headers, byte[] body, String contentType) throws CallFailed {
        if (!TOKEN.matcher(method).matches()) {
            throw Failures.invalidRequest("the method is not an HTTP method");
        }
        for (Header header : headers) {
            check(header);
        }
        if (!LINE.matcher(contentType).matches()) {
            throw Failures.invalidRequest("the content type must be one line of ASCII characters");
        }
        return new Hop(method, uri, Origin.of(uri), headers, body, contentType);
    }

    ClassicHttpRequest request() throws CallFailed {
        var request = new BasicClassicHttpRequest(method, target());
        request.addHeader(HttpHeaders.HOST, origin.authority());
        headers.forEach(header -> request.addHeader(header.name(), header.value()));
        addUnlessGiven(request, HttpHeaders.USER_AGENT, "Reprise");
        addUnlessGiven(request, HttpHeaders.ACCEPT_ENCODING, "identity");
        if (!contentType.isEmpty()) {
            request.addHeader(HttpHeaders.CONTENT_TYPE, contentType);
        }
        if (body.length > 0) {
            request.setEntity(new ByteArrayEntity(body, null));
        }
        if (body.length > 0 || WITH_CONTENT.contains(method)) {
            request.addHeader(HttpHeaders.CONTENT_LENGTH, body.length);
        }
        return request;
    }

    private static void addUnlessGiven(ClassicHttpRequest request, String name, String value) {
        if (!request.containsHeader(name)) {
            request.addHeader(name, value);
        }
    }

    boolean isIdempotent() {
        return IDEMPOTENT.contains(method);
    }

    private String target() throws CallFailed {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        if (!TARGET.matcher(target).matches()) {
            throw Failures.invalidRequest("the URL holds characters that must be percent-encoded");
        }
        return target;
    }

    private static void check(Header header) throws CallFailed {
        if (!TOKEN.matcher(header.name()).matches()) {
            throw Failures.invalidRequest("a header's name is none: it may hold letters, digits and -");
        }
        if (OF_THE_CONNECTION.contains(header.name().toLowerCase(Locale.ROOT))) {
            throw Failures.invalidRequest("the header " + header.name() + " is set by the client itself");
        }
        if (!LINE.matcher(header.value()).matches()) {
            throw Failures.invalidRequest("the header " + header.name() + " must be one line of ASCII characters");
        }
    }
}
