package reprise.engine.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.util.Timeout;

/** When a call, with all that belongs to it, must be over. */
record Deadline(long nanoTime) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + Math.max(0, time.toNanos()));
    }

    long nanosLeft() {
        return Math.max(0, nanoTime - System.nanoTime());
    }

    /** The earlier of this and so long from now. */
    Deadline within(Duration time) {
        Deadline other = in(time);
        return other.nanoTime - nanoTime < 0 ? other : this;
    }

    /** Never zero, which would be no limit. */
    Timeout asTimeout() {
        return Timeout.ofMilliseconds(1 + nanosLeft() / 1_000_000);
    }

    <T> T await(CompletableFuture<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(nanosLeft(), TimeUnit.NANOSECONDS);
    }
}
