package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reprise.core.WorkflowId;
import reprise.core.execution.ExecutionCommand.Retry;
import reprise.core.execution.ExecutionCommand.Skip;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Step;

/** How somebody goes past a step that does not come to its end by itself. */
class SkippingTest {
    private static final Failure HOPELESS = Failure.permanent("NOT_FOUND", "answered 404");
    private static final Graph WAITING = new Graph()
            .trigger("hook")
            .pure("ask", new Step.Await("ask", Optional.empty(), "timeout"))
            .worker("b")
            .edge("hook", "ask")
            .edge("ask", "b");

    @Test
    void aStepThatWaitsCountsAsCompletedWithTheGivenOutput() {
        Story.begun(WAITING, "hook").when(skip("ask")).then("ask resolved", "ask completed main", "b started 1");
    }

    @Test
    void aFailedExecutionGoesOnBehindTheStepThatFailed() {
        var graph = new Graph()
                .trigger("hook")
                .worker("a")
                .worker("b")
                .edge("hook", "a")
                .edge("a", "b");
        Story.begun(graph, "hook")
                .when(ExecutionDeciderTest.failed("a", 1, HOPELESS))
                .when(skip("a"))
                .then("reopened [a]", "a completed main", "b started 1");
    }

    @Test
    void whatItCalledIsCancelledAndOwedAWord() {
        var call = new Step.Call(new WorkflowId(new UUID(0, 9)).toString(), Optional.empty(), Json.NULL, true);
        var story = Story.begun(new Graph().trigger("hook").pure("call", call).edge("hook", "call"), "hook");
        var child = ((Task.StartChild) story.execution().tasks().getFirst()).child();
        story.when(skip("call")).then("call resolved", "call cancelled", "call completed main", "ended with [call]");
        assertThat(story.execution().tasks()).containsExactly(new Task.CancelChild(child));
    }

    @Test
    void aStepThatIsDoneOrUnderWayIsNotSkipped() {
        var story = Story.begun(new Graph().trigger("hook").worker("a").edge("hook", "a"), "hook");
        assertThat(story.decide(skip("hook"))).isInstanceOf(Decision.Reject.class);
        assertThat(story.decide(skip("a"))).isInstanceOf(Decision.Reject.class);
        assertThat(story.decide(skip("unheard-of"))).isInstanceOf(Decision.Reject.class);
        story.when(ExecutionDeciderTest.done("a", Json.NULL));
        assertThat(story.decide(skip("a"))).as("it has completed").isInstanceOf(Decision.Reject.class);
    }

    @Test
    void aRetryWithAnotherInputShowsItToWhatRunsFromThenOn() {
        var graph = new Graph().trigger("hook").worker("a").edge("hook", "a");
        var story = Story.begun(graph, "hook").when(ExecutionDeciderTest.failed("a", 1, HOPELESS));
        story.after(Duration.ofHours(1))
                .when(new Retry(Map.of(), Optional.of(Json.of("mended")), Cause.UNKNOWN, Optional.empty()));
        var start = story.execution().latest().orElseThrow().start();
        assertThat(reprise.core.value.Values.INLINE.json(start.input()))
                .isEqualTo(Json.object("type", "manual", "body", "mended"));
    }

    @Test
    void aRetryWithAnotherInputAsksUnderAKeyOfItsOwn() {
        var graph = new Graph().trigger("hook").worker("a").edge("hook", "a");
        var story = Story.begun(graph, "hook");
        var before = Story.attempts(story.execution()).get("a").tries().answers();
        story.when(ExecutionDeciderTest.failed("a", 1, ExecutionDeciderTest.NO_ANSWER))
                .when(new Retry(Map.of(), Optional.of(Json.of("mended")), Cause.UNKNOWN, Optional.empty()));
        assertThat(Story.attempts(story.execution()).get("a").tries().answers()).isEqualTo(before + 1);
    }

    private static Skip skip(String step) {
        return new Skip(Story.step(step), Json.of("given"), Cause.UNKNOWN, Optional.of("nobody is there"));
    }
}
