package reprise.engine.http;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;

/** Cuts connections whose calls have run out of time: a blocked read knows no deadline of its own. */
final class Cutoffs implements AutoCloseable {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("egress-cutoffs").factory());

    Cutoffs() {
        clock.setRemoveOnCancelPolicy(true);
    }

    Cutoff at(Deadline deadline, ModalCloseable connection) {
        var cutoff = new Cutoff(connection);
        cutoff.alarm = clock.schedule(cutoff::cut, deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        return cutoff;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** Of one call. Either its time runs out or it is settled, never both: what is settled may belong to another call. */
    static final class Cutoff {
        private final ModalCloseable connection;
        private final AtomicBoolean decided = new AtomicBoolean();
        private Future<?> alarm;

        private Cutoff(ModalCloseable connection) {
            this.connection = connection;
        }

        private void cut() {
            if (decided.compareAndSet(false, true)) {
                connection.close(CloseMode.IMMEDIATE);
            }
        }

        /** Whether that was in time. */
        boolean settle() {
            alarm.cancel(false);
            return decided.compareAndSet(false, true);
        }
    }
}
