package reprise.engine.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.http.HttpHost;
import reprise.sdk.HttpClient.CallFailed;

/** What a connection leads to. */
record Origin(boolean secure, String host, int port) {
    /** Read here, as {@link URI} knows no host with an underscore. */
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\[\\]]*]|[^\\[\\]:]*)(?::(\\d{0,5}))?");

    /** @throws CallFailed where the URL is none that may be called */
    static Origin of(URI uri) throws CallFailed {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw Failures.invalidRequest("only http and https URLs can be called");
        }
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (authority.indexOf('@') >= 0) {
            throw Failures.invalidRequest("the URL must not hold a user or password");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches() || parts.group(1).isEmpty()) {
            throw Failures.unsoundHost();
        }
        boolean secure = scheme.equals("https");
        return new Origin(secure, HostName.plain(parts.group(1)), port(parts.group(2), secure));
    }

    private static int port(String written, boolean secure) throws CallFailed {
        int port = written == null || written.isEmpty() ? usualPort(secure) : Integer.parseInt(written);
        if (port < 1 || port > 65_535) {
            throw Failures.invalidRequest("the URL's port must be from 1 to 65535");
        }
        return port;
    }

    private static int usualPort(boolean secure) {
        return secure ? 443 : 80;
    }

    HttpRoute route() {
        return new HttpRoute(new HttpHost(secure ? "https" : "http", host, port), null, secure);
    }

    /** As a request names it. */
    String authority() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == usualPort(secure) ? name : name + ":" + port;
    }
}
