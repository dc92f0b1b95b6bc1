package reprise.nodes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Result;
import reprise.sdk.config.MisfitException;

/** What counts as failure of a call: {@code network}, a status, or a class of statuses. */
record FailOn(boolean network, Set<String> statuses) {
    private static final Pattern ENTRY = Pattern.compile("network|[1-5]xx|[1-5]\\d\\d");

    /** Those come from somebody in between: the one behind may have done what it was asked. */
    private static final Set<Integer> FROM_A_GATEWAY = Set.of(502, 504);

    /** Statuses below 500 after which the same request may go better. */
    private static final Set<Integer> TRY_LATER = Set.of(408, 425, 429);

    /** Statuses from 500 that no repetition cures. */
    private static final Set<Integer> NEVER = Set.of(501, 505);

    static FailOn of(List<String> entries) {
        return new FailOn(entries.contains("network"), Set.copyOf(entries));
    }

    /** @throws MisfitException naming the first entry that says nothing */
    static void check(List<String> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (!ENTRY.matcher(entries.get(i)).matches()) {
                throw MisfitException.at(
                        "failOn[" + i + "]", "must be network, a status such as 404, or a class such as 5xx");
            }
        }
    }

    boolean status(int status) {
        return statuses.contains(Integer.toString(status)) || statuses.contains(status / 100 + "xx");
    }

    /** @param retryAfter what the answer asks for */
    static Result failed(ResponseBody.Read answer, Optional<Duration> retryAfter) {
        int status = answer.status();
        boolean retryable = status >= 500 ? !NEVER.contains(status) : TRY_LATER.contains(status);
        var failure = new Failure(
                "UPSTREAM_STATUS",
                "the other side answered " + status,
                retryable,
                !FROM_A_GATEWAY.contains(status),
                Json.object("status", status, "headers", answer.headers(), "body", answer.shortBody()));
        return Result.failed(failure, retryAfter);
    }
}
