package reprise.journal.tail;

import java.time.Duration;
import java.time.Instant;

/**
 * How late a tail is, beyond what is asked of it: one that reads with a delay is not late before that is over, and one that
 * has just begun answers for nothing that waited longer than it has been there.
 *
 * @param delay how long it lets an event lie by design
 * @param begun when it began to read
 */
record Lateness(Duration delay, Instant begun) {

    /** With an event of this time as the oldest it has not taken in. Never negative. */
    Duration of(Instant oldest, Instant now) {
        var expected = (oldest.isAfter(begun) ? oldest : begun).plus(delay);
        return now.isAfter(expected) ? Duration.between(expected, now) : Duration.ZERO;
    }
}
