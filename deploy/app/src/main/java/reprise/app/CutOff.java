package reprise.app;

import java.time.Duration;

/**
 * When a node that cannot reach the database should give its share of the work to others: only where there are others, who
 * may reach it, and only after a while, since most outages are everybody's and short. Not thread-safe.
 */
final class CutOff {
    private final long atMostNanos;
    private long answeredLast;

    /** @param now in nanoseconds of {@link System#nanoTime}, as everywhere here */
    CutOff(Duration atMost, long now) {
        this.atMostNanos = atMost.toNanos();
        this.answeredLast = now;
    }

    /** @param members how many nodes the cluster has, this one included */
    boolean shouldLeave(boolean answered, int members, long now) {
        if (answered || members < 2) {
            answeredLast = now;
        }
        return now - answeredLast >= atMostNanos;
    }
}
