package reprise.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.execution.TestEngine.eventually;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reprise.core.ExecutionId;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.Outcome;
import reprise.protocol.Reply;
import reprise.protocol.Verb;
import reprise.sdk.Context;
import reprise.sdk.Json;
import reprise.sdk.Result;

/** Many executions at once on a node that has room for few, and those that are about to leave it. */
class CrowdTest {
    private static final int MOST = 3;
    private static final Result DONE = Result.output(Json.of("done"));
    private static final TestEngine ENGINE = new TestEngine(MOST);

    private final Semaphore steps = new Semaphore(0);
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger mostAtWork = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void whoIsTurnedAwayStandsInLineAndNoMoreThanTwiceTheBoundWork() {
        var plan = TestFlow.calling(this::work);
        var all = IntStream.range(0, 30).mapToObj(_ -> ENGINE.begin(plan)).toList();
        all.forEach(ENGINE.executions()::wake); // as from elsewhere: nobody has asked whether there is room
        eventually(() -> atWork.get() >= MOST);
        steps.release(all.size());
        all.forEach(id -> assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class));
        assertThat(mostAtWork.get()).isLessThanOrEqualTo(2 * MOST);
        assertThat(begun).as("none was begun where there was no room").hasValue(all.size());
    }

    @Test
    void noAttemptIsBegunByWhoIsAboutToLeave() {
        var plan = TestFlow.awaitingAndCalling("go", this::work);
        steps.release(1_000);
        List<ExecutionId> all =
                IntStream.range(0, 60).mapToObj(_ -> ENGINE.beginAndWake(plan)).toList();
        for (var id : all) { // at once when it waits, which is when it goes to sleep
            eventually(() -> !ENGINE.events(id, NodeWaiting.class).isEmpty());
            eventually(() -> ENGINE.ask(id, new Verb.Signal("go", "1")).equals(new Reply.Accepted()));
        }
        all.forEach(id -> assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class));
        assertThat(interrupted).hasValue(0);
        assertThat(begun).hasValue(all.size());
    }

    private Result work(Context context) throws InterruptedException {
        begun.incrementAndGet();
        mostAtWork.accumulateAndGet(atWork.incrementAndGet(), Math::max);
        try {
            steps.acquire();
            return DONE;
        } catch (InterruptedException stopped) {
            interrupted.incrementAndGet();
            throw stopped;
        } finally {
            atWork.decrementAndGet();
        }
    }
}
