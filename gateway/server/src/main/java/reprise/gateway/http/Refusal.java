package reprise.gateway.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import reprise.core.definition.Place;
import reprise.core.definition.Problem;

/**
 * Why a request is not given what it asked for, in words for the one who asked.
 *
 * @param details each place that is wrong; empty where there is nothing to point at
 * @param headers what this kind of refusal must carry beside the envelope, such as {@code Retry-After}
 */
public record Refusal(Code code, String message, List<Detail> details, Map<String, String> headers) {

    /** The kinds of refusal the contract knows; what they are called outside is their name. */
    public enum Code {
        VALIDATION_ERROR,
        MALFORMED_REQUEST,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        NOT_ACCEPTABLE,
        REQUEST_TIMEOUT,
        CONFLICT,
        PAYLOAD_TOO_LARGE,
        URI_TOO_LONG,
        UNSUPPORTED_MEDIA_TYPE,
        MISDIRECTED_REQUEST,
        UNPROCESSABLE,
        RATE_LIMITED,
        HEADERS_TOO_LARGE,
        INTERNAL,
        UNAVAILABLE
    }

    /** One place that is wrong, and what would be right there. */
    public record Detail(String field, String issue, Optional<Place> place) {
        public Detail(String field, String issue) {
            this(field, issue, Optional.empty());
        }

        public static Detail of(Problem problem) {
            return new Detail(problem.field(), problem.issue(), problem.place());
        }
    }

    public Refusal {
        details = List.copyOf(details);
        headers = Map.copyOf(headers);
    }

    /** One field, query parameter or header is wrong. */
    public static Refusal invalid(String field, String issue) {
        return invalid(List.of(new Detail(field, issue)));
    }

    /** Some fields are wrong; all of them at once. */
    public static Refusal invalid(List<Detail> details) {
        var message =
                switch (details.size()) {
                    case 0 -> "The request is not valid";
                    case 1 -> sentence(details.getFirst());
                    default -> "The request has " + details.size() + " problems";
                };
        return of(Code.VALIDATION_ERROR, message, details);
    }

    /** Some places are wrong; {@code message} says of what: {@code Invalid workflow: 2 problems}. */
    public static Refusal invalid(String message, List<Detail> details) {
        return of(Code.VALIDATION_ERROR, message, details);
    }

    public static Refusal malformed(String message) {
        return of(Code.MALFORMED_REQUEST, message, List.of());
    }

    public static Refusal malformed(String message, List<Detail> details) {
        return of(Code.MALFORMED_REQUEST, message, details);
    }

    /** Never answered with a Basic challenge: a browser would ask for a password in a window of its own. */
    public static Refusal unauthenticated(String message) {
        return new Refusal(
                Code.UNAUTHENTICATED, message, List.of(), Map.of("WWW-Authenticate", "Bearer realm=\"reprise\""));
    }

    public static Refusal forbidden(String message) {
        return of(Code.FORBIDDEN, message, List.of());
    }

    /** Also for a thing of another workspace: same words for both. */
    public static Refusal notFound(String message) {
        return of(Code.NOT_FOUND, message, List.of());
    }

    public static Refusal methodNotAllowed(List<String> allowed) {
        var allow = String.join(", ", new TreeSet<>(allowed));
        return new Refusal(Code.METHOD_NOT_ALLOWED, "Allowed here: " + allow, List.of(), Map.of("Allow", allow));
    }

    public static Refusal conflict(String message) {
        return of(Code.CONFLICT, message, List.of());
    }

    public static Refusal tooLarge(String message) {
        return of(Code.PAYLOAD_TOO_LARGE, message, List.of());
    }

    public static Refusal unsupportedMediaType(String message) {
        return of(Code.UNSUPPORTED_MEDIA_TYPE, message, List.of());
    }

    public static Refusal unprocessable(String message, List<Detail> details) {
        return of(Code.UNPROCESSABLE, message, details);
    }

    public static Refusal rateLimited(Duration retryAfter) {
        return rateLimited("Too many attempts; try again later", retryAfter);
    }

    public static Refusal rateLimited(String message, Duration retryAfter) {
        return later(Code.RATE_LIMITED, message, retryAfter);
    }

    public static Refusal unavailable(String message, Duration retryAfter) {
        return later(Code.UNAVAILABLE, message, retryAfter);
    }

    /** Something broke that is not the caller's fault; the log knows it by the request id. */
    public static Refusal internal() {
        return of(Code.INTERNAL, "Something went wrong on our side; the request id names it in the log", List.of());
    }

    /** What was asked for is there and cannot be read; whoever runs the server was told where to look. */
    public static Refusal damaged(long event) {
        return of(
                Code.INTERNAL,
                "The history of this execution is damaged at event " + event + "; it waits for an operator to mend it,"
                        + " other executions are not affected",
                List.of());
    }

    static Refusal of(Code code, String message, List<Detail> details) {
        return new Refusal(code, message, details, Map.of());
    }

    private static Refusal later(Code code, String message, Duration retryAfter) {
        var seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return new Refusal(code, message, List.of(), Map.of("Retry-After", Long.toString(seconds)));
    }

    private static String sentence(Detail detail) {
        return detail.field().isEmpty() ? detail.issue() : detail.field() + " " + detail.issue();
    }
}
