package reprise.engine.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reprise.sdk.HttpClient.CallFailed;
import reprise.sdk.HttpClient.Follow;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.HttpClient.Response;

/** Where an answer sends the caller on to, and what is taken along: to another origin nothing that the caller gave. */
final class Redirects {
    static final int AT_MOST = 5;

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final byte[] NOTHING = {};

    private Redirects() {}

    /** The next request; empty where the answer is one like any other. */
    static Optional<Hop> after(Hop hop, Response answer, Follow follow) throws CallFailed {
        if (follow == Follow.NONE || !STATUSES.contains(answer.status())) {
            return Optional.empty();
        }
        Optional<String> location = answer.headers().stream()
                .filter(header -> header.name().equals("location"))
                .map(Header::value)
                .findFirst();
        return location.isEmpty() ? Optional.empty() : Optional.of(next(hop, answer.status(), location.get(), follow));
    }

    private static Hop next(Hop hop, int status, String location, Follow follow) throws CallFailed {
        URI uri = target(hop.uri(), location);
        boolean asGet = becomesGet(hop.method(), status);
        String method = asGet ? "GET" : hop.method();
        byte[] body = asGet ? NOTHING : hop.body();
        if (Origin.of(uri).equals(hop.origin())) {
            return Hop.of(method, uri, hop.headers(), body, asGet ? "" : hop.contentType());
        }
        if (follow == Follow.SAME_ORIGIN) {
            throw Failures.redirected(
                    "the answer leads to another host, port or scheme, which is not followed; call that"
                            + " URL itself, or set followRedirects to true to go there without headers and body");
        }
        if (body.length > 0) {
            throw Failures.redirected("the answer leads to another host, port or scheme, where the body is not sent");
        }
        return Hop.of(method, uri, List.of(), NOTHING, "");
    }

    private static URI target(URI from, String location) throws CallFailed {
        try {
            return URI.create(Reference.resolve(from.toASCIIString(), location));
        } catch (IllegalArgumentException _) {
            throw Failures.redirected("the answer leads to something that is not a URL");
        }
    }

    /** As browsers do it; 307 and 308 are there to keep the method. */
    private static boolean becomesGet(String method, int status) {
        return switch (status) {
            case 301, 302 -> method.equals("POST");
            case 303 -> !method.equals("GET") && !method.equals("HEAD");
            default -> false;
        };
    }
}
