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
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw MisfitException.at("url", EXPECTED + "; its host or port cannot be read");
        }
        if (uri.getRawUserInfo() != null) {
            throw MisfitException.at("url", "must not hold a user or password: send an authorization header instead");
        }
        return shortEnough(URI.create(uri.toASCIIString()));
    }

    private static URI shortEnough(URI uri) {
        if (uri.toString().length() > LONGEST) {
            throw MisfitException.at("url", "must have at most " + LONGEST + " characters, its query included");
        }
        return uri;
    }
}
