package reprise.bench.stage;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for something to become true, but not for ever. */
public final class Patience {

    /** Looks every few milliseconds; whether it became true in time. */
    public static boolean until(Duration atMost, Duration between, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(between.toNanos());
        }
        return true;
    }

    public static boolean until(Duration atMost, BooleanSupplier condition) {
        return until(atMost, Duration.ofMillis(10), condition);
    }

    private Patience() {}
}
