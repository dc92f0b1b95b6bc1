package reprise.gateway.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.MDC;

/**
 * Does what blocks, on virtual threads, so that the threads which serve connections never wait. A bounded number at a
 * time, a bounded number in line; who comes after that is refused at once and may come again.
 */
public final class Blocking {
    private final int places;
    private final Duration patience;
    private final Semaphore atWork;
    private final AtomicInteger present = new AtomicInteger();

    /**
     * @param atOnce how many may be at work at a time
     * @param inLine how many may wait for that
     * @param patience how long they wait before they are refused
     */
    public Blocking(int atOnce, int inLine, Duration patience) {
        this.places = atOnce + inLine;
        this.patience = patience;
        this.atWork = new Semaphore(atOnce, true);
    }

    /** Completes with what the work gives or throws, or with a {@link Refused} where there is too much of it. */
    public <T> CompletionStage<T> call(Callable<T> work) {
        if (present.incrementAndGet() > places) {
            present.decrementAndGet();
            return CompletableFuture.failedFuture(busy());
        }
        var result = new CompletableFuture<T>();
        var logContext = MDC.getCopyOfContextMap();
        Thread.startVirtualThread(() -> run(work, logContext, result));
        return result;
    }

    /** How many are at work or in line. */
    public int load() {
        return present.get();
    }

    private <T> void run(Callable<T> work, Map<String, String> logContext, CompletableFuture<T> result) {
        if (logContext != null) {
            MDC.setContextMap(logContext);
        }
        try {
            result.complete(inTurn(work));
        } catch (Throwable failure) { // an edge: whatever went wrong belongs to whoever waits for the result
            result.completeExceptionally(failure);
        }
    }

    private <T> T inTurn(Callable<T> work) throws Exception {
        try {
            if (!atWork.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            try {
                return work.call();
            } finally {
                atWork.release();
            }
        } finally {
            present.decrementAndGet();
        }
    }

    private static Refused busy() {
        return new Refused(Refusal.unavailable("The server is busy; try again shortly", Duration.ofSeconds(1)));
    }
}
