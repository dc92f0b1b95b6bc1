package reprise.sdk;

import java.util.Objects;

/**
 * Why a node did not succeed.
 *
 * @param code stable, in capitals, for rules and searches: {@code TIMEOUT}, {@code UPSTREAM_STATUS}, …
 * @param message what happened and what to do, for a person
 * @param retryable whether another attempt may go better
 * @param definite whether the other side certainly did, or certainly did not, do what it was asked: after a definite
 *     answer the next attempt carries a new idempotency key, after an unknown outcome the same one
 * @param details more about it, an object, or {@link Json#NULL}
 */
public record Failure(String code, String message, boolean retryable, boolean definite, Json details) {

    public Failure {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(details, "details");
    }

    /** Will fail again however often it is tried. */
    public static Failure permanent(String code, String message) {
        return new Failure(code, message, false, true, Json.NULL);
    }

    /** The other side answered, and the answer says try again. */
    public static Failure refused(String code, String message) {
        return new Failure(code, message, true, true, Json.NULL);
    }

    /** No answer: it may or may not have happened. */
    public static Failure unknown(String code, String message) {
        return new Failure(code, message, true, false, Json.NULL);
    }

    public Failure withDetails(Json details) {
        return new Failure(code, message, retryable, definite, details);
    }

    /** What the {@code error} port and the API show. */
    public Json toJson() {
        return Json.object("code", code, "message", message, "retryable", retryable, "details", details);
    }
}
