package reprise.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.execution.TestEngine.eventually;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.core.definition.RetryPolicy;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.Outcome;
import reprise.sdk.Json;
import reprise.sdk.Result;

/** What a node does whose own clock is an hour ahead or behind: it goes by the database's. */
class WrongClockTest {

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void firesItsTimersWhenTheirTimeHasComeByTheDatabasesClock(int hours) {
        try (var engine = new TestEngine(Duration.ofHours(hours))) {
            var begun = Clock.systemUTC().instant();
            var id = engine.beginAndWake(TestFlow.sleeping(Duration.ofMillis(700)));
            var over = engine.outcome(id);
            var until = engine.events(id, NodeWaiting.class).getFirst().until().orElseThrow();
            assertThat(over.at()).isBetween(until, until.plusSeconds(20));
            assertThat(until).isBetween(begun, begun.plusSeconds(60));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void leavesAttemptsTheirTimeAndTellsNodesADeadlineOfTheirOwnClock(int hours) {
        var own = Clock.offset(Clock.systemUTC(), Duration.ofHours(hours));
        var deadline = new AtomicReference<Instant>();
        try (var engine = new TestEngine(Duration.ofHours(hours))) {
            var id = engine.beginAndWake(TestFlow.calling(
                    context -> {
                        deadline.set(context.deadline());
                        return Result.output(Json.of("done"));
                    },
                    RetryPolicy.NONE,
                    Optional.of(Duration.ofSeconds(30))));
            assertThat(engine.outcome(id).outcome()).isEqualTo(new Outcome.Completed(List.of(TestFlow.CALL)));
            assertThat(deadline.get()).isBetween(own.instant(), own.instant().plusSeconds(30));
            eventually(() -> engine.live.count() == 0);
        }
    }
}
