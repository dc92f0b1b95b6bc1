package reprise.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import reprise.sdk.config.Misfit;
import reprise.sdk.config.MisfitException;

/** Which headers a workflow may set, and how they may look. */
final class HeaderRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}");

    /** A value that is one line whatever the other side does with it. */
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,8000}");

    /** They belong to one connection, or say where a message ends: setting them would let data forge messages. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** They speak for the whole origin: cookies, policies, log-ins. A workflow must not. */
    private static final Set<String> OF_THE_ORIGIN = Set.of(
            "alt-svc",
            "clear-site-data",
            "content-encoding",
            "content-security-policy",
            "content-security-policy-report-only",
            "date",
            "nel",
            "origin-agent-cluster",
            "permissions-policy",
            "public-key-pins",
            "referrer-policy",
            "refresh",
            "report-to",
            "reporting-endpoints",
            "server",
            "service-worker-allowed",
            "set-cookie",
            "set-cookie2",
            "sourcemap",
            "strict-transport-security",
            "www-authenticate",
            "x-content-type-options",
            "x-frame-options",
            "x-request-id");

    /** What browsers take for JavaScript (WHATWG MIME Sniffing, section 4.6). */
    private static final Pattern SCRIPT = Pattern.compile(
            "(text|application)/(x-)?(javascript|ecmascript|jscript|livescript)", Pattern.CASE_INSENSITIVE);

    private HeaderRules() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** @throws MisfitException naming every header that a request must not carry */
    static void checkRequest(Map<String, String> headers) {
        check(headers, name -> HOP_BY_HOP.contains(name) || name.equals("accept-encoding"));
    }

    /** @throws MisfitException naming every header that an answer must not carry */
    static void checkAnswer(Map<String, String> headers) {
        headers.forEach((name, value) -> {
            if (name.equalsIgnoreCase("content-type")
                    && SCRIPT.matcher(value.strip()).lookingAt()) {
                throw MisfitException.at(
                        "headers." + name,
                        "must not say that the body is a script: a browser would run it as one of the pages' own");
            }
        });
        check(
                headers,
                name -> HOP_BY_HOP.contains(name)
                        || OF_THE_ORIGIN.contains(name)
                        || name.startsWith("access-control-")
                        || name.startsWith("cross-origin-"));
    }

    private static void check(Map<String, String> headers, Predicate<String> reserved) {
        List<Misfit> misfits = new ArrayList<>();
        headers.forEach((name, value) -> {
            if (!isName(name)) {
                misfits.add(new Misfit("headers", "holds a name that no header can have: use letters, digits and -"));
            } else if (reserved.test(name.toLowerCase(Locale.ROOT))) {
                misfits.add(new Misfit("headers." + name, "cannot be set by a workflow"));
            } else if (!VALUE.matcher(value).matches()) {
                misfits.add(new Misfit(
                        "headers." + name,
                        "must be one line of visible ASCII characters and spaces, at most 8000 of them"));
            }
        });
        if (!misfits.isEmpty()) {
            throw new MisfitException(misfits);
        }
    }
}
