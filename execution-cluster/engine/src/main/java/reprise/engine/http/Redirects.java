package reprise.engine.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import reprise.sdk.HttpClient.CallFailed;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.HttpClient.Response;

/** Where an answer sends the caller on to, and what is taken along. */
final class Redirects {
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final byte[] NOTHING = {};

    /** Headers that are, by their name, secrets shared with one server only. */
    private static final Pattern SECRET = Pattern.compile(
            ".*(?:auth|cookie|credential|key|password|secret|session|signature|token).*", Pattern.CASE_INSENSITIVE);

    private Redirects() {}

    /** The next request; empty where the answer is one like any other. */
    static Optional<Hop> after(Hop hop, Response answer) throws CallFailed {
        if (!STATUSES.contains(answer.status())) {
            return Optional.empty();
        }
        Optional<String> location = answer.headers().stream()
                .filter(header -> header.name().equals("location"))
                .map(Header::value)
                .findFirst();
        return location.isEmpty() ? Optional.empty() : Optional.of(next(hop, answer.status(), location.get()));
    }

    private static Hop next(Hop hop, int status, String location) throws CallFailed {
        URI uri = target(hop.uri(), location);
        boolean asGet = becomesGet(hop.method(), status);
        List<Header> headers = Origin.of(uri).equals(hop.origin()) ? hop.headers() : withoutSecrets(hop.headers());
        return asGet
                ? Hop.of("GET", uri, headers, NOTHING, "")
                : Hop.of(hop.method(), uri, headers, hop.body(), hop.contentType());
    }

    private static URI target(URI from, String location) throws CallFailed {
        try {
            String path = from.getRawPath() == null || from.getRawPath().isEmpty() ? "/" : from.getRawPath();
            String there = location.startsWith("?") ? path + location : location;
            return URI.create(from.resolve(path).resolve(there).toASCIIString());
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

    private static List<Header> withoutSecrets(List<Header> headers) {
        return headers.stream().filter(header -> isShown(header.name())).toList();
    }

    private static boolean isShown(String name) {
        return name.equalsIgnoreCase("idempotency-key") || !SECRET.matcher(name).matches();
    }
}
