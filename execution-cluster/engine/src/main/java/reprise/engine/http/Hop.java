package reprise.engine.http;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.RequestEntityAcceptances;
import akka.http.javadsl.model.headers.RawRequestURI;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final HttpHeader USER_AGENT = new PlainHeader("User-Agent", "Reprise");
    private static final HttpHeader IDENTITY = new PlainHeader("Accept-Encoding", "identity");

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

    HttpRequest request() throws CallFailed {
        var sent = new ArrayList<HttpHeader>(headers.size() + 4);
        sent.add(RawRequestURI.create(target()));
        boolean userAgent = false;
        boolean encoding = false;
        for (Header header : headers) {
            sent.add(new PlainHeader(header.name(), header.value()));
            userAgent |= header.name().equalsIgnoreCase("user-agent");
            encoding |= header.name().equalsIgnoreCase("accept-encoding");
        }
        if (!userAgent) {
            sent.add(USER_AGENT);
        }
        if (!encoding) {
            sent.add(IDENTITY);
        }
        if (!contentType.isEmpty()) {
            sent.add(new PlainHeader("Content-Type", contentType));
        }
        return HttpRequest.create()
                .withMethod(akkaMethod())
                .withHeaders(sent)
                .withEntity(
                        body.length == 0
                                ? HttpEntities.EMPTY
                                : HttpEntities.create(ContentTypes.NO_CONTENT_TYPE, body));
    }

    private String target() throws CallFailed {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        if (!TARGET.matcher(target).matches()) {
            throw Failures.invalidRequest("the URL holds characters that must be percent-encoded");
        }
        return target;
    }

    private HttpMethod akkaMethod() {
        return HttpMethods.lookup(method)
                .orElseGet(() -> HttpMethods.custom(method, false, false, RequestEntityAcceptances.Expected, true));
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
