package reprise.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what happens in its own time. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Until it is true; an exception counts as "not yet", and as the reason if the time runs out. */
    static void holds(String what, Callable<Boolean> condition) {
        is(what, condition, held -> held);
    }

    /** What it is as soon as it is as wanted; the last that was seen is told if the time runs out. */
    static <T> T is(String what, Callable<T> look, Predicate<T> wanted) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        T seen = null;
        Exception last = null;
        while (System.nanoTime() < end) {
            try {
                seen = look.call();
                if (wanted.test(seen)) {
                    return seen;
                }
            } catch (Exception notYet) {
                last = notYet;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new AssertionError("not after " + PATIENCE + ": " + what + ", but " + seen, last);
    }

    private Eventually() {}
}
