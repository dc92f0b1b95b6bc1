package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reprise.engine.http.HostPool.Admission;

class HostPoolsTest {
    private static final Origin A = new Origin(false, "a.example", 80);
    private final HostPools pools = new HostPools();

    @Test
    void sharesAPoolAmongThoseWhoCallTheSameServer() {
        assertThat(pools.enter(A)).isSameAs(pools.enter(new Origin(false, "a.example", 80)));
        assertThat(pools.enter(A)).isNotSameAs(pools.enter(new Origin(true, "a.example", 80)));
    }

    @Test
    void forgetsAServerThatNobodyCalls() {
        pools.enter(A);
        pools.enter(A);
        pools.leave(A);
        assertThat(pools.size()).isEqualTo(1);

        pools.leave(A);
        assertThat(pools.size()).isZero();
    }

    @Test
    void letsSoManyInAtOnceAndTheNextAsOneLeaves() throws Exception {
        var pool = new HostPool();
        for (int i = 0; i < HostPool.CONNECTIONS; i++) {
            assertThat(pool.enter(in(1))).isEqualTo(Admission.ADMITTED);
        }
        assertThat(pool.enter(in(1))).isEqualTo(Admission.TOO_LATE);

        pool.leave();
        assertThat(pool.enter(in(10_000))).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void turnsAwayWhoeverComesWhenTheQueueIsFull() throws Exception {
        var pool = new HostPool();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = IntStream.range(0, HostPool.CONNECTIONS + HostPool.WAITING + 10)
                    .mapToObj(_ -> callers.submit(() -> pool.enter(in(3_000))))
                    .toList();
            var counts = new EnumMap<Admission, Integer>(Admission.class);
            for (var outcome : outcomes) {
                counts.merge(outcome.get(), 1, Integer::sum);
            }
            assertThat(counts)
                    .containsEntry(Admission.ADMITTED, HostPool.CONNECTIONS)
                    .containsEntry(Admission.TOO_LATE, HostPool.WAITING)
                    .containsEntry(Admission.FULL, 10);
        }
    }

    @Test
    void closesConnectionsThatNobodyHasUsedForAWhileAndForgetsTheirServer() throws Exception {
        var hungUp = new CountDownLatch(1);
        try (var server = new RawServer((_, socket) -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes());
            try {
                socket.getInputStream().read();
            } finally {
                hungUp.countDown();
            }
        })) {
            Calls.CLIENT.call(Calls.get(server.url("/")));

            assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Deadline in(long millis) {
        return Deadline.in(Duration.ofMillis(millis));
    }
}
