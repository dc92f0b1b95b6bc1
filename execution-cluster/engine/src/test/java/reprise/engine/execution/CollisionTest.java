package reprise.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.execution.TestEngine.eventually;
import static reprise.engine.execution.TestEngine.join;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reprise.core.StepId;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.Outcome;
import reprise.core.value.Value;
import reprise.sdk.Json;
import reprise.sdk.LogLine;
import reprise.sdk.Result;

/** Two that write to one execution: trouble of that execution, and of no other. */
class CollisionTest {
    /** One failure that counts as an outage, and nothing would be written for longer than the test takes. */
    private static final TestEngine ENGINE =
            new TestEngine(Duration.ZERO, "reprise.journal.circuit-breaker { max-failures = 1, reset-timeout = 1h }");

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void isNoOutageOfTheJournal() {
        var calls = new AtomicInteger();
        var open = new CountDownLatch(1);
        var id = ENGINE.beginAndWake(TestFlow.calling(_ -> {
            calls.incrementAndGet();
            open.await();
            return Result.output(Json.of("done"));
        }));
        eventually(() -> calls.get() == 1);
        var foreign =
                new Logged(StepId.of(TestFlow.CALL), 1, LogLine.Level.WARN, "a zombie", Value.NULL, Instant.now());
        join(ENGINE.append(id, ENGINE.history(id).size() + 1, List.of(foreign)));

        open.countDown();

        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(calls).as("made again by the new picture").hasValue(2);
    }
}
