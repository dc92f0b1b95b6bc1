package reprise.nodes;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import reprise.sdk.Json;
import reprise.sdk.config.MisfitException;

/** The URL a request goes to. What is doubtful is refused, so that all who read it read the same. */
final class RequestUrl {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String EXPECTED =
            "must be an absolute http or https URL, such as https://api.example.com/items";
    private static final int LONGEST = 8_000;

    private RequestUrl() {}

    /** @throws MisfitException where it is no URL that may be called; the message holds none of it */
    static URI of(String url, Map<String, Json> query) {
        URI base = parse(url);
        String parameters = Form.encode(query, "query");
        if (parameters.isEmpty() && base.getRawFragment() == null) {
            return base;
        }
        String bare = base.toASCIIString();
        bare = base.getRawFragment() == null ? bare : bare.substring(0, bare.indexOf('#'));
        String joint = parameters.isEmpty() ? "" : base.getRawQuery() == null ? "?" : "&";
        return shortEnough(URI.create(bare + joint + parameters));
    }

    private static URI parse(String url) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(url)) {
            throw MisfitException.at("url", EXPECTED + "; it holds half a character");
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw MisfitException.at(
                    "url",
                    EXPECTED
                            + (e.getIndex() > 0
                                    ? "; character " + (e.getIndex() + 1) + " must be percent-encoded"
                                    : ""));
        }
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
            throw MisfitException.at("url", EXPECTED);
        }
        if (uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') >= 0) {
            throw MisfitException.at("url", "must not hold a user or password: send an authorization header instead");
        }
        String authority = UrlHost.authority(uri).filter(RequestUrl::hasPort).orElseThrow(() -> unreadable(url));
        String host = uri.getScheme() + "://" + authority;
        return shortEnough(URI.create(URI.create(host + rest(uri)).toASCIIString()));
    }

    private static String rest(URI uri) {
        return uri.getRawPath()
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                + (uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment());
    }

    /** Also where it is the usual one. */
    private static boolean hasPort(String authority) {
        String port = authority.substring(authority.lastIndexOf(':') + 1);
        return !authority.matches(".*:\\d+") || Integer.parseInt(port) > 0 && Integer.parseInt(port) <= 65_535;
    }

    private static MisfitException unreadable(String url) {
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(url);
        return MisfitException.at(
                "url",
                EXPECTED + "; its host or port cannot be read" + (ascii ? "" : ": write the host in its xn-- form"));
    }

    private static URI shortEnough(URI uri) {
        if (uri.toString().length() > LONGEST) {
            throw MisfitException.at("url", "must have at most " + LONGEST + " characters, its query included");
        }
        return uri;
    }
}
