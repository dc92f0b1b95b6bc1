package reprise.journal.tail;

import java.util.concurrent.atomic.LongAdder;

/** What a tail has done since its process began. Safe to read at any time. */
public final class TailCounts {
    private final LongAdder rows = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder deadLetters = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /** Events that were read and that nobody needs to take in. */
    void leftOut(int events) {
        rows.add(events);
    }

    void batch(int size) {
        batches.increment();
        rows.add(size);
    }

    void deadLetters(int count) {
        deadLetters.add(count);
    }

    void failure() {
        failures.increment();
    }

    public long rows() {
        return rows.sum();
    }

    public long batches() {
        return batches.sum();
    }

    public long deadLetters() {
        return deadLetters.sum();
    }

    /** How often it had to try again. */
    public long failures() {
        return failures.sum();
    }
}
