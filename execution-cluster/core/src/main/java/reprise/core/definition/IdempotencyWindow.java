package reprise.core.definition;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long the key of a start is remembered: used again within it, a key starts nothing; after it, it starts anew.
 *
 * @param length empty for ever
 */
public record IdempotencyWindow(Optional<Duration> length) {

    /** How the window without an end is written. */
    public static final String WITHOUT_END = "forever";

    public static final IdempotencyWindow FOREVER = new IdempotencyWindow(Optional.empty());

    /** Where a workflow says nothing. */
    public static final IdempotencyWindow USUAL = new IdempotencyWindow(Optional.of(Duration.ofHours(24)));

    /** When a key that was used at {@code start} is forgotten; empty for never. */
    public Optional<Instant> until(Instant start) {
        return length.map(start::plus);
    }
}
