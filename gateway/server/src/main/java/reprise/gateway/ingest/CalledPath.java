package reprise.gateway.ingest;

import akka.http.javadsl.model.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.SentHead;
import reprise.gateway.http.UrlEncoded;

/**
 * The address of a call, behind {@code /hooks/}. An escaped character is that character; an escaped slash is one too, but
 * parts nothing.
 *
 * @param address to look up: an escaped slash stands there as U+0000, which no address has
 */
record CalledPath(String address) {
    static final String PREFIX = "/hooks/";
    private static final char SLASH_WITHIN = '\0';

    /** @param path as Akka has it: escapes that are no UTF-8 are lost in it @throws Refused for those */
    static CalledPath of(HttpRequest request, String path) {
        return path.indexOf('%') < 0
                ? new CalledPath(path.substring(PREFIX.length()))
                : new CalledPath(Stream.of(sent(request, path).split("/", -1))
                        .skip(2) // the nothing before the first slash, and "hooks"
                        .map(CalledPath::plain)
                        .collect(Collectors.joining("/")));
    }

    private static String sent(HttpRequest request, String path) {
        return SentHead.of(request)
                .map(head -> withoutQuery(withoutAuthority(head.target())))
                .orElse(path);
    }

    private static String plain(String segment) {
        var plain = UrlEncoded.segment(segment);
        if (plain.indexOf('\0') >= 0) {
            throw new Refused(Refusal.malformed("The path of the URL must not contain the character U+0000"));
        }
        return plain.replace('/', SLASH_WITHIN);
    }

    private static String withoutQuery(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private static String withoutAuthority(String target) {
        int authority = target.startsWith("/") ? -1 : target.indexOf("://");
        int path = authority < 0 ? 0 : target.indexOf('/', authority + "://".length());
        return target.substring(Math.max(path, 0));
    }

    /** For people. */
    String shown() {
        return address.replace(SLASH_WITHIN, '/');
    }

    /** What stood at the parameters, each with its own slashes. */
    static Map<String, String> params(Map<String, String> found) {
        var params = new LinkedHashMap<String, String>();
        found.forEach((name, value) -> params.put(name, value.replace(SLASH_WITHIN, '/')));
        return params;
    }
}
