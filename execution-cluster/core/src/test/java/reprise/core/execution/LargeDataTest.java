package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.execution.ExecutionCommand.Start;
import reprise.core.expression.Uses;
import reprise.core.value.Reference;
import reprise.core.value.Value;
import reprise.core.value.Values;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Step;

/** How executions go on without having their large data in memory. */
class LargeDataTest {
    private static final Json LARGE = Json.of("x".repeat(1_000));

    private final Map<Reference, Json> stored = new HashMap<>();
    private int fetched;
    private int asked;

    @Test
    void theStateKeepsAReferenceWhereTheEventBroughtTheData() {
        var graph = new Graph()
                .trigger("hook")
                .worker("a")
                .edge("hook", "a")
                .worker("b")
                .edge("a", "b");
        var execution = after(graph, begin(), ExecutionDeciderTest.done("a", LARGE));
        var completed = (StepState.Completed) execution
                .latest()
                .orElseThrow()
                .root()
                .steps()
                .get(Story.step("a").node());
        var value = ((Output.Data) completed.output()).value();
        assertThat(value).isInstanceOf(Value.Large.class);
        assertThat(((Value.Large) value).content())
                .as("written once, with its event")
                .isEmpty();
        assertThat(execution.latest().orElseThrow().bytesBeside()).isEqualTo(value.bytesBeside());
    }

    @Test
    void whatADecisionMissesIsFetchedAndItIsDecidedAgain() {
        var graph = new Graph()
                .trigger("hook")
                .worker("a")
                .worker("b")
                .pure("c", input -> Step.output(Json.of(input.byNode().get("a").equals(LARGE))))
                .edge("hook", "a")
                .edge("hook", "b")
                .edge("a", "c")
                .edge("b", "c");
        var execution = after(
                graph, begin(), ExecutionDeciderTest.done("a", LARGE), ExecutionDeciderTest.done("b", Json.of(1)));
        assertThat(fetched).isEqualTo(1);
        assertThat(ExecutionOutput.json(execution, Values.INLINE)).contains(Json.TRUE);
    }

    @Test
    void whatAStepMayLookAtIsAskedForTogether() {
        var graph = new Graph()
                .trigger("hook")
                .worker("a")
                .worker("b")
                .worker("unseen")
                .worker("c")
                .configured(
                        roots -> Json.object(
                                "value",
                                Json.array(
                                                roots.node("a").orElseThrow(),
                                                roots.node("b").orElseThrow())
                                        .toString()
                                        .length()),
                        new Uses(Set.of(), Set.of("a", "b")))
                .pure("d", input -> Step.output(Json.of(input.byNode().size())))
                .edge("hook", "a")
                .edge("a", "b")
                .edge("b", "unseen")
                .edge("unseen", "c")
                .edge("a", "d")
                .edge("unseen", "d");
        after(
                graph,
                begin(),
                ExecutionDeciderTest.done("a", LARGE),
                ExecutionDeciderTest.done("b", Json.of("y".repeat(1_000))));
        assertThat(fetched).isZero();
        var before = asked;
        after(
                graph,
                begin(),
                ExecutionDeciderTest.done("a", LARGE),
                ExecutionDeciderTest.done("b", Json.of("y".repeat(1_000))),
                ExecutionDeciderTest.done("unseen", Json.of("z".repeat(1_000))));
        assertThat(asked - before).as("once for c, once for d, each for both").isEqualTo(2);
        assertThat(fetched).as("a and b, and then unseen, as a is at hand").isEqualTo(3);
    }

    @Test
    void theResultsOfALoopAreAskedForTogether() {
        var graph = new Graph()
                .trigger("hook")
                .loop("each", new Step.Loop(List.of(Json.of(1), Json.of(2), Json.of(3)), 3, true, false))
                .worker("call")
                .in("each")
                .edge("hook", "each");
        after(
                graph,
                begin(),
                ExecutionDeciderTest.done("each[0]/call", LARGE),
                ExecutionDeciderTest.done("each[1]/call", Json.of("y".repeat(1_000))),
                ExecutionDeciderTest.done("each[2]/call", Json.of("z".repeat(1_000))));
        assertThat(asked).isEqualTo(1);
        assertThat(fetched).isEqualTo(3);
    }

    @Test
    void whatIsOnlyPassedOnIsNeverFetched() {
        var graph = new Graph()
                .trigger("hook")
                .worker("a")
                .worker("b")
                .edge("hook", "a")
                .edge("a", "b");
        after(graph, begin(), ExecutionDeciderTest.done("a", LARGE), ExecutionDeciderTest.done("b", Json.of(1)));
        assertThat(fetched).isZero();
    }

    @Test
    void aResultBeyondTheCeilingFailsItsNodeForGood() {
        var graph = new Graph()
                .trigger("hook")
                .worker("a", ExecutionDeciderTest.THRICE, OnError.FAIL)
                .edge("hook", "a");
        var execution = after(graph, begin(), ExecutionDeciderTest.done("a", Json.of("x".repeat(10_001))));
        assertThat(((Outcome.Failed) ((Execution.Over) execution).outcome())
                        .failure()
                        .code())
                .isEqualTo("RESULT_TOO_LARGE");
    }

    @Test
    void theDataOfAllNodesTogetherHaveACeilingToo() {
        var ceilings = new Ceilings(500, 1_000_000, 1_500);
        var graph = new Graph()
                .trigger("hook")
                .worker("a")
                .worker("b")
                .edge("hook", "a")
                .edge("hook", "b");
        var plan = graph.plan();
        Execution execution = Execution.NONE;
        for (var command : List.of(
                begin(),
                ExecutionDeciderTest.done("a", LARGE),
                ExecutionDeciderTest.done("b", Json.of("y".repeat(1_000))))) {
            var decision = ExecutionDecider.decide(
                    plan, execution, command, new Circumstances(Story.NOON, new Forgetful(stored, 300), ceilings));
            execution = applied(execution, decision);
        }
        assertThat(((Outcome.Failed) ((Execution.Over) execution).outcome())
                        .failure()
                        .message())
                .contains("1500 bytes");
    }

    @Test
    void aStartBeyondTheCeilingIsRefused() {
        var huge = Story.start("hook");
        var start = new Start(
                huge.id(),
                huge.workspace(),
                huge.trigger(),
                Json.of("x".repeat(10_001)),
                huge.params(),
                huge.cause(),
                huge.key(),
                huge.parent());
        var decision = ExecutionDecider.decide(
                new Graph().trigger("hook").plan(),
                Execution.NONE,
                start,
                new Circumstances(Story.NOON, new Forgetful(stored, 300), Ceilings.USUAL));
        assertThat(decision).isInstanceOf(Decision.Reject.class);
        assertThat(((Decision.Reject<ExecutionEvent>) decision).refusal().reason())
                .isEqualTo(Decision.Reason.TOO_LARGE);
    }

    @Test
    void aFailureLeavesItsCodeAndWhatAnEventCanHold() {
        var story = Story.begun(new Graph().trigger("hook").worker("a").edge("hook", "a"), "hook")
                .when(ExecutionDeciderTest.failed(
                        "a",
                        1,
                        Failure.permanent("UPSTREAM_STATUS", "m".repeat(10_000))
                                .withDetails(Json.of("page".repeat(20_000)))));
        var failure = ((Outcome.Failed) ((Execution.Over) story.execution()).outcome()).failure();
        assertThat(failure.code()).isEqualTo("UPSTREAM_STATUS");
        assertThat(failure.message()).hasSizeLessThan(5_000);
        assertThat(failure.details().get("leftOut")).isPresent();
    }

    private static ExecutionCommand begin() {
        return Story.start("hook");
    }

    /** Decides as an entity does: what is missed is fetched, and then it is decided again. */
    private Execution after(Graph graph, ExecutionCommand... commands) {
        var plan = graph.plan();
        var execution = Execution.NONE;
        for (var command : commands) {
            var values = new Forgetful(stored, 300);
            var circumstances = new Circumstances(Story.NOON, values, Ceilings.USUAL);
            var decision = ExecutionDecider.decide(plan, execution, command, circumstances);
            while (decision instanceof Decision.Needs<ExecutionEvent>(var references)) {
                fetched += references.size();
                asked++;
                references.forEach(values::fetch);
                decision = ExecutionDecider.decide(plan, execution, command, circumstances);
            }
            execution = applied(execution, decision);
        }
        return execution;
    }

    private static Execution applied(Execution execution, Decision<ExecutionEvent> decision) {
        var after = execution;
        for (var event : ((Decision.Accept<ExecutionEvent>) decision).events()) {
            after = Execution.apply(after, event);
        }
        return after;
    }
}
