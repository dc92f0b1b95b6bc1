package reprise.journal.tail;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Tells the tails of this process that something was committed, so that they need not wait for their next look. */
public final class CommitSignal {
    private long commits;

    public synchronized void committed() {
        commits++;
        notifyAll();
    }

    /** How many there were. */
    public synchronized long commits() {
        return commits;
    }

    /** Returns once there is a commit beyond {@code seen}, or the time is over. */
    public synchronized void await(long seen, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); commits == seen && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
