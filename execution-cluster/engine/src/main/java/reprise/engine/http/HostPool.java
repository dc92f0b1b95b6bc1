package reprise.engine.http;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections to one origin: so many at most, and those not in use kept for a little while. */
final class HostPool {
    static final int CONNECTIONS = 64;
    static final int WAITING = 1_024;

    /** Shorter than servers keep theirs, so that hardly any is used in the moment its server gives it up. */
    static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(4);

    private final Semaphore permits = new Semaphore(CONNECTIONS, true);
    private final AtomicInteger waiting = new AtomicInteger();
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    /** How many calls are about this pool; kept by {@link HostPools}. */
    int users;

    enum Admission {
        ADMITTED,
        FULL,
        TOO_LATE
    }

    Admission enter(Deadline deadline) throws InterruptedException {
        if (permits.tryAcquire(0, TimeUnit.NANOSECONDS)) { // without a time it would jump the queue
            return Admission.ADMITTED;
        }
        if (waiting.incrementAndGet() > WAITING) {
            waiting.decrementAndGet();
            return Admission.FULL;
        }
        try {
            return permits.tryAcquire(deadline.nanosLeft(), TimeUnit.NANOSECONDS)
                    ? Admission.ADMITTED
                    : Admission.TOO_LATE;
        } finally {
            waiting.decrementAndGet();
        }
    }

    void leave() {
        permits.release();
    }

    /** The connection used last: the others may grow old and be closed. */
    Optional<Connection> take() {
        for (Connection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            if (connection.isOpen() && connection.idleNanos() < IDLE_NANOS) {
                return Optional.of(connection);
            }
            connection.abort();
        }
        return Optional.empty();
    }

    void keep(Connection connection) {
        connection.idle();
        idle.addFirst(connection);
    }

    /** Closes what has been idle for too long. */
    void prune() {
        idle.removeIf(connection -> {
            boolean old = !connection.isOpen() || connection.idleNanos() >= IDLE_NANOS;
            if (old) {
                connection.abort();
            }
            return old;
        });
    }

    void close() {
        for (Connection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            connection.abort();
        }
    }

    boolean isEmpty() {
        return idle.isEmpty();
    }
}
