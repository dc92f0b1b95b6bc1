package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reprise.core.StepId;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.execution.ExecutionCommand.Retry;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.sdk.Failure;
import reprise.sdk.Json;

/** How an execution goes on after its end. */
class ReopeningTest {
    private static final Failure HOPELESS = Failure.permanent("NOT_FOUND", "answered 404");

    @Test
    void makesTheFailedStepsAgainAndThoseThatWereCancelledWithThem() {
        var graph = new Graph()
                .trigger("hook")
                .worker("done")
                .worker("a")
                .worker("b")
                .edge("hook", "done")
                .edge("hook", "a")
                .edge("hook", "b");
        var story = Story.begun(graph, "hook")
                .when(ExecutionDeciderTest.done("done", Json.of(1)))
                .when(ExecutionDeciderTest.failed("a", 1, HOPELESS));
        assertThat(story.execution()).isInstanceOf(Execution.Over.class);
        story.when(retry(Map.of())).then("reopened [a, b]", "a started 2", "b started 2");
        story.when(new ExecutionCommand.Complete(Story.step("a"), 2, "main", Json.of("a"), List.of()))
                .when(new ExecutionCommand.Complete(Story.step("b"), 2, "main", Json.of("b"), List.of()));
        assertThat(Story.output(story.execution())).contains(Json.object("done", 1, "a", "a", "b", "b"));
    }

    @Test
    void takesAnOutputInPlaceOfAFailedStep() {
        var graph = new Graph()
                .trigger("hook")
                .worker("a")
                .worker("b")
                .edge("hook", "a")
                .edge("a", "b");
        Story.begun(graph, "hook")
                .when(ExecutionDeciderTest.failed("a", 1, HOPELESS))
                .when(retry(Map.of(Story.step("a"), Json.of("given"))))
                .then("reopened [a]", "a completed main", "b started 1");
    }

    @Test
    void refusesAnOutputForWhatHasNotFailed() {
        var story = Story.begun(new Graph().trigger("hook").worker("a").edge("hook", "a"), "hook")
                .when(ExecutionDeciderTest.failed("a", 1, HOPELESS));
        assertThat(story.decide(retry(Map.of(Story.step("hook"), Json.NULL)))).isInstanceOf(Decision.Reject.class);
    }

    @Test
    void isOnlyForWhatHasFailed() {
        var story = Story.begun(new Graph().trigger("hook"), "hook");
        assertThat(story.decide(retry(Map.of()))).isInstanceOf(Decision.Reject.class);
        var under = Story.begun(new Graph().trigger("hook").worker("a").edge("hook", "a"), "hook");
        assertThat(under.decide(retry(Map.of()))).isInstanceOf(Decision.Reject.class);
    }

    @Test
    void givesTheStepAllItsAttemptsAnewAndTheTimeAsWell() {
        var graph = new Graph()
                .trigger("hook")
                .worker("a", ExecutionDeciderTest.THRICE, OnError.FAIL)
                .edge("hook", "a")
                .timeout(Duration.ofMinutes(1));
        var story = Story.begun(graph, "hook").after(Duration.ofMinutes(1)).when(new Tick());
        story.when(retry(Map.of())).then("reopened [a]", "a started 2");
        assertThat(((Execution.Active) story.execution()).deadline()).contains(Story.NOON.plusSeconds(120));
        for (int attempt = 2; attempt <= 3; attempt++) {
            story.when(ExecutionDeciderTest.failed("a", attempt, ExecutionDeciderTest.NO_ANSWER))
                    .then("a retries after " + attempt)
                    .after(Duration.ofSeconds(10))
                    .when(new Tick());
        }
        story.when(ExecutionDeciderTest.failed("a", 4, ExecutionDeciderTest.NO_ANSWER))
                .then("a failed", "ended failed by TIMEOUT");
    }

    @Test
    void asksForTheSameAgainWhereNobodyKnowsWhatBecameOfIt() {
        var graph = new Graph()
                .trigger("hook")
                .worker("a")
                .configured(roots -> Json.object("value", roots.now()))
                .edge("hook", "a")
                .timeout(Duration.ofMinutes(1));
        var story = Story.begun(graph, "hook");
        var before = Story.attempts(story.execution()).get("a");
        story.after(Duration.ofMinutes(1)).when(new Tick()).when(retry(Map.of()));
        var again = Story.attempts(story.execution()).get("a");
        assertThat(again.tries().answers())
                .as("the key")
                .isEqualTo(before.tries().answers());
        assertThat(again.input()).isEqualTo(before.input());
    }

    @Test
    void asksUnderANewKeyWhereTheOtherSideHadAnswered() {
        var story = Story.begun(new Graph().trigger("hook").worker("a").edge("hook", "a"), "hook");
        int before = Story.attempts(story.execution()).get("a").tries().answers();
        story.when(ExecutionDeciderTest.failed("a", 1, HOPELESS)).when(retry(Map.of()));
        assertThat(Story.attempts(story.execution()).get("a").tries().answers()).isEqualTo(before + 1);
    }

    private static Retry retry(Map<StepId, Json> outputs) {
        return new Retry(outputs, Optional.empty(), Cause.UNKNOWN, Optional.of("the shop is back"));
    }
}
