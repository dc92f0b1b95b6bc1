package reprise.journal.tail;

import java.time.Duration;

/**
 * The pace of a tail.
 *
 * @param batch how many rows at a time
 * @param linger between two looks at a quiet journal, to find more than one row
 * @param poll after how long to look although nobody signalled: other nodes' signals are not heard
 * @param patience how long at most between two tries while the database is away
 */
public record TailSettings(int batch, Duration linger, Duration poll, Duration patience) {

    public static final TailSettings LIVE =
            new TailSettings(1_000, Duration.ofMillis(40), Duration.ofMillis(50), Duration.ofSeconds(2));

    public TailSettings withBatch(int batch) {
        return new TailSettings(batch, linger, poll, patience);
    }

    public TailSettings withPoll(Duration poll) {
        return new TailSettings(batch, linger, poll, patience);
    }
}
