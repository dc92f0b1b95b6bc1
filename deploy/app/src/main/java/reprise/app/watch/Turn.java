package reprise.app.watch;

import java.time.Duration;
import java.util.Optional;

/** What a thread of a dispatcher does just now, and since when. Written by that thread, read by the watch. */
final class Turn {
    private static final long RESTS = Long.MIN_VALUE;

    private final Thread thread;
    private volatile long since = RESTS;

    /** How long the present turn must last until it is told of; only the watch touches it. */
    private long next;

    private long toldOf = RESTS;

    Turn(Thread thread) {
        this.thread = thread;
    }

    Thread thread() {
        return thread;
    }

    /** @param now in nanoseconds, as everywhere here */
    void begins(long now) {
        since = now == RESTS ? RESTS + 1 : now;
    }

    void ends() {
        since = RESTS;
    }

    /** How long it has lasted, where that is to be told: after the limit, and each time it has doubled. */
    Optional<Duration> held(long now, long limit) {
        long began = since;
        if (began == RESTS) {
            return Optional.empty();
        }
        if (began != toldOf) {
            next = limit;
        }
        if (now - began < next) {
            return Optional.empty();
        }
        toldOf = began;
        next = 2 * (now - began);
        return Optional.of(Duration.ofNanos(now - began));
    }
}
