package reprise.engine.wake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.core.ExecutionId;

/** Wakes what is due: timers that have come, and whatever lost its node. One thread, in bounded batches. */
public final class DueWorkPoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DueWorkPoller.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int BATCH = 500;

    /** The index of due work is a little behind the journal, so one look would miss the youngest. */
    private static final Duration TAKE_OVER = Duration.ofSeconds(20);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final DueWork dueWork;
    private final Wakes wakes;
    private final Thread thread;
    private volatile boolean closing;
    private volatile long takeOverUntil = System.nanoTime() + TAKE_OVER.toNanos();
    private long nextTakeOver = System.nanoTime();

    private DueWorkPoller(DueWork dueWork, Wakes wakes) {
        this.dueWork = dueWork;
        this.wakes = wakes;
        this.thread = Thread.ofVirtual().name("due-work").unstarted(this::run);
    }

    /** Begins with what was under way when the last process ended. */
    public static DueWorkPoller start(DueWork dueWork, Wakes wakes) {
        var poller = new DueWorkPoller(dueWork, wakes);
        poller.thread.start();
        return poller;
    }

    /** A node is gone: see to what was under way there without waiting for its lease to run out. */
    public void takeOver() {
        takeOverUntil = System.nanoTime() + TAKE_OVER.toNanos();
        LockSupport.unpark(thread);
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }

    private void run() {
        boolean reported = false;
        while (!closing) {
            try {
                long now = System.nanoTime();
                if (now < takeOverUntil && now >= nextTakeOver) {
                    nextTakeOver = now + BETWEEN_LOOKS.toNanos();
                    wakeUnderWay();
                }
                wakeDue();
                reported = false;
            } catch (RuntimeException away) {
                if (!reported && !closing) {
                    LOG.warn(
                            "due work cannot be read ({}); timers and recovery wait until the database is back",
                            away.getMessage());
                    reported = true;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void wakeDue() {
        int room;
        do {
            room = Math.min(wakes.room(), BATCH);
            if (room == 0) {
                return;
            }
            var due = dueWork.due(room);
            due.forEach(wakes::wake);
            if (due.size() < room) {
                return;
            }
        } while (!closing);
    }

    private void wakeUnderWay() {
        Optional<ExecutionId> last = Optional.empty();
        while (!closing && wakes.room() > 0) {
            var batch = dueWork.underWay(Math.min(wakes.room(), BATCH), last);
            if (batch.isEmpty()) {
                return;
            }
            batch.forEach(wakes::wakeUnlessAwake);
            last = Optional.of(batch.getLast());
        }
    }
}
