package reprise.chaos.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * One call of a webhook, as its sender saw it.
 *
 * @param id sent as {@code X-Request-Id}: tells it apart from every other
 * @param serial of the payload; a payload that is sent again keeps it
 * @param key sent as {@code Idempotency-Key}
 * @param status of the answer; 0 where none came
 * @param execution as the answer names it
 * @param replayed whether the answer says that it is an earlier one's
 */
public record Request(
        String id,
        int serial,
        Optional<String> key,
        Instant sentAt,
        Instant returnedAt,
        int status,
        Optional<String> execution,
        boolean replayed) {

    public boolean accepted() {
        return status / 100 == 2;
    }

    /** The sender was told that nothing was started. */
    public boolean refused() {
        return status / 100 == 4;
    }

    /** It may have started something, or not. */
    public boolean indeterminate() {
        return !accepted() && !refused();
    }
}
