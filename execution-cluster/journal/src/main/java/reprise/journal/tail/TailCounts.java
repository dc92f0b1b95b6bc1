package reprise.journal.tail;

import java.util.concurrent.atomic.LongAdder;

/** What a tail has done since its process began. Safe to read at any time. */
public final class TailCounts {
    private final LongAdder rows = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder deadLetters = new LongAdder();
    private final LongAdder failures = new LongAdder();

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
