package reprise.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Blocking work has bounds: so many at a time, so many in line. */
class BlockingTest {
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void givesWhatTheWorkGives() throws Exception {
        var blocking = new Blocking(1, 0, Duration.ofSeconds(1));
        assertThat(blocking.call(() -> Thread.currentThread().isVirtual())
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void passesOnWhatTheWorkThrows() {
        var failing = new Blocking(1, 0, Duration.ofSeconds(1)).call(() -> {
            throw new java.io.IOException("broken");
        });
        assertThatThrownBy(() -> failing.toCompletableFuture().get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("broken");
    }

    @Test
    void refusesWhoComesAfterTheLine() throws Exception {
        var blocking = new Blocking(1, 1, Duration.ofSeconds(20));
        var first = blocking.call(this::waitAtTheGate);
        var second = blocking.call(this::waitAtTheGate);
        var third = blocking.call(this::waitAtTheGate);
        assertThatThrownBy(() -> third.toCompletableFuture().get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(Refused.class);
        gate.countDown();
        assertThat(first.toCompletableFuture().get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(second.toCompletableFuture().get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(blocking.load()).isZero();
    }

    @Test
    void refusesWhoWaitsTooLong() {
        var blocking = new Blocking(1, 1, Duration.ofMillis(1));
        blocking.call(this::waitAtTheGate);
        var impatient = blocking.call(() -> true);
        assertThatThrownBy(() -> impatient.toCompletableFuture().get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(Refused.class);
        gate.countDown();
    }

    @Test
    void neverDoesMoreThanAllowedAtOnce() throws Exception {
        var blocking = new Blocking(3, 100, Duration.ofSeconds(20));
        var present = new AtomicInteger();
        var most = new AtomicInteger();
        var all = IntStream.range(0, 60)
                .mapToObj(_ -> blocking.call(() -> {
                    most.accumulateAndGet(present.incrementAndGet(), Math::max);
                    Thread.yield();
                    return present.decrementAndGet();
                }))
                .toList();
        for (var one : all) {
            one.toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void keepsTheRequestsIdForTheLog() throws Exception {
        try (var _ = MDC.putCloseable(RequestId.LOG_KEY, "me-1")) {
            var seen = new Blocking(1, 0, Duration.ofSeconds(1)).call(() -> MDC.get(RequestId.LOG_KEY));
            assertThat(seen.toCompletableFuture().get(5, TimeUnit.SECONDS)).isEqualTo("me-1");
        }
    }

    private boolean waitAtTheGate() throws InterruptedException {
        return gate.await(20, TimeUnit.SECONDS);
    }
}
