package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.Pause;
import reprise.core.execution.ExecutionCommand.Resume;
import reprise.core.execution.ExecutionCommand.Signal;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.sdk.Json;
import reprise.sdk.Step;

/** How an execution waits for somebody, and how it is paused. */
class WaitsTest {
    private static final Json BODY = Json.object("amount", 12);

    @Test
    void aSignalGoesToTheStepThatWaitsForIt() {
        var story = Story.begun(waiting(Optional.empty()), "hook")
                .then("started", "hook completed main", "ask waits for paid");
        assertThat(story.execution().nextDue()).isEmpty();
        assertThat(ExecutionStatus.of(story.execution())).isEqualTo(ExecutionStatus.WAITING);
        story.when(signal("other")).then("signal other");
        story.when(signal("paid")).then("signal paid", "ask completed main", "ended with [ask]");
        assertThat(Story.output(story.execution())).contains(BODY);
    }

    @Test
    void aSignalThatComesBeforeItsWaitIsKeptForIt() {
        var graph = new Graph()
                .trigger("hook")
                .worker("first")
                .pure("ask", new Step.Await("paid", Optional.empty(), "timeout"))
                .edge("hook", "first")
                .edge("first", "ask");
        var story = Story.begun(graph, "hook").when(signal("paid")).then("signal paid");
        story.when(ExecutionDeciderTest.done("first", Json.NULL))
                .then("first completed main", "ask waits for paid", "ask completed main", "ended with [ask]");
        assertThat(Story.output(story.execution())).contains(BODY);
    }

    @Test
    void eachSignalIsTakenOnceAndInTheOrderTheyCame() {
        var graph = new Graph()
                .trigger("hook")
                .pure("ask", new Step.Await("paid", Optional.empty(), "timeout"))
                .pure("again", new Step.Await("paid", Optional.empty(), "timeout"))
                .edge("hook", "ask")
                .edge("ask", "again");
        var story = Story.begun(graph, "hook")
                .when(new Signal("paid", Json.of(1), Cause.UNKNOWN))
                .then("signal paid", "ask completed main", "again waits for paid");
        story.when(new Signal("paid", Json.of(2), Cause.UNKNOWN))
                .then("signal paid", "again completed main", "ended with [again]");
        assertThat(Story.output(story.execution())).contains(Json.of(2));
    }

    @Test
    void goesOnByAnotherPortWhereNoSignalComesInTime() {
        var until = Story.NOON.plusSeconds(60);
        var story = Story.begun(waiting(Optional.of(until)), "hook");
        assertThat(story.execution().nextDue()).contains(until);
        story.after(Duration.ofSeconds(59)).when(new Tick()).then();
        story.after(Duration.ofSeconds(1)).when(new Tick()).then("ask completed timeout", "ended with [ask]");
        assertThat(story.decide(signal("paid"))).isInstanceOf(Decision.Reject.class);
    }

    @Test
    void whatIsPausedTakesResultsAndBeginsNothing() {
        var graph = new Graph()
                .trigger("hook")
                .worker("a")
                .worker("b")
                .edge("hook", "a")
                .edge("a", "b");
        var story = Story.begun(graph, "hook");
        story.when(pause()).then("paused");
        assertThat(ExecutionStatus.of(story.execution())).isEqualTo(ExecutionStatus.PAUSED);
        story.when(pause()).then();
        story.when(ExecutionDeciderTest.done("a", Json.of(1))).then("a completed main");
        story.when(resume()).then("resumed", "b started 1");
        story.when(resume()).then();
    }

    @Test
    void timersOfWhatIsPausedGoOffOnceItIsResumed() {
        var story = Story.begun(waiting(Optional.of(Story.NOON.plusSeconds(60))), "hook")
                .when(pause());
        assertThat(story.execution().nextDue()).isEmpty();
        story.after(Duration.ofSeconds(61)).when(new Tick()).then();
        story.when(resume()).then("resumed", "ask completed timeout", "ended with [ask]");
    }

    @Test
    void aSignalThatCameInTimeIsTakenAlsoWhereThatWasDuringAPause() {
        var story = Story.begun(waiting(Optional.of(Story.NOON.plusSeconds(60))), "hook")
                .when(pause())
                .when(signal("paid"))
                .then("signal paid");
        story.after(Duration.ofSeconds(61)).when(resume()).then("resumed", "ask completed main", "ended with [ask]");
    }

    @Test
    void whatIsPausedTimesOutAndCanBeCancelled() {
        Story.begun(waiting(Optional.empty()).timeout(Duration.ofSeconds(60)), "hook")
                .when(pause())
                .after(Duration.ofSeconds(60))
                .when(new Tick())
                .then("ending failed by EXECUTION_TIMEOUT", "ask cancelled", "ended failed by EXECUTION_TIMEOUT");
        var story = Story.begun(waiting(Optional.empty()), "hook")
                .when(pause())
                .when(new Cancel("enough", Cause.UNKNOWN))
                .then("ending cancelled: enough", "ask cancelled", "ended cancelled: enough");
        assertThat(story.decide(pause())).isInstanceOf(Decision.Reject.class);
        assertThat(story.decide(resume())).isInstanceOf(Decision.Reject.class);
    }

    @Test
    void whatIsPausedWithNothingUnderWayTimesOutToo() {
        var graph = new Graph()
                .trigger("hook")
                .worker("a")
                .worker("b")
                .edge("hook", "a")
                .edge("a", "b")
                .timeout(Duration.ofSeconds(60));
        Story.begun(graph, "hook")
                .when(pause())
                .when(ExecutionDeciderTest.done("a", Json.NULL))
                .after(Duration.ofSeconds(60))
                .when(new Tick())
                .then("ended failed by EXECUTION_TIMEOUT");
    }

    private static Graph waiting(Optional<Instant> until) {
        return new Graph()
                .trigger("hook")
                .pure("ask", new Step.Await("paid", until, "timeout"))
                .edge("hook", "ask");
    }

    private static Signal signal(String name) {
        return new Signal(name, BODY, Cause.UNKNOWN);
    }

    private static Pause pause() {
        return new Pause(Cause.UNKNOWN, Optional.of("release"));
    }

    private static Resume resume() {
        return new Resume(Cause.UNKNOWN, Optional.empty());
    }
}
