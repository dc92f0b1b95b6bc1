package reprise.engine.http;

import java.net.URI;
import java.util.Locale;
import reprise.sdk.HttpClient.CallFailed;

/** What a connection leads to. */
record Origin(boolean secure, String host, int port) {

    /** @throws CallFailed where the URL is none that may be called */
    static Origin of(URI uri) throws CallFailed {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw Failures.invalidRequest("only http and https URLs can be called");
        }
        if (uri.getHost() == null) {
            throw Failures.unsoundHost();
        }
        if (uri.getRawUserInfo() != null) {
            throw Failures.invalidRequest("the URL must not hold a user or password");
        }
        boolean secure = scheme.equals("https");
        int port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw Failures.invalidRequest("the URL's port must be from 1 to 65535");
        }
        return new Origin(secure, HostName.plain(uri.getHost()), port);
    }
}
