package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reprise.core.NodeId;
import reprise.core.expression.Budget;
import reprise.sdk.Json;
import reprise.sdk.Step;

class LargeWorkflowsTest {
    private static final int NODES = 1_000;

    @Test
    void aLongChainOfCalculationsIsAFewBoundedDecisions() {
        var graph = new Graph().trigger("n0");
        IntStream.rangeClosed(1, NODES)
                .forEach(i -> graph.pure("n" + i, Step.passOn("main")).edge("n" + (i - 1), "n" + i));
        var story = Story.begun(graph, "n0");
        int decisions = 1;
        for (; !(story.execution() instanceof Execution.Over); decisions++) {
            assertThat(story.latest()).hasSize(Ceilings.USUAL.events());
            story.when(new ExecutionCommand.Continue());
        }
        assertThat(decisions).isEqualTo(3);
        assertThat(story.history()).hasSize(NODES + 3);
        assertThat(Story.output(story.execution())).contains(Story.TRIGGER);
    }

    @Test
    void aChainOfCostlyExpressionsIsSeveralDecisionsAndEachHasItsWholeBudget() {
        var graph = new Graph().trigger("n0");
        IntStream.rangeClosed(1, 4).forEach(i -> graph.pure("n" + i, Step.passOn("main"))
                .costing(Budget.STEPS - 1)
                .edge("n" + (i - 1), "n" + i));
        var story =
                Story.begun(graph, "n0").then("started", "n0 completed main", "n1 completed main", "n2 completed main");
        story.when(new ExecutionCommand.Continue()).then("n3 completed main", "n4 completed main");
        story.when(new ExecutionCommand.Continue()).then("ended with [n4]");
    }

    @Test
    void aWideFanOfWorkersIsJoinedWhenTheLastHasReported() {
        var graph = new Graph().trigger("hook");
        IntStream.range(0, NODES).forEach(i -> graph.worker("n" + i).edge("hook", "n" + i));
        graph.pure("join", Step.passOn("main"));
        IntStream.range(0, NODES).forEach(i -> graph.edge("n" + i, "join"));
        var plan = graph.plan();
        var at = Circumstances.plain(Story.NOON);
        var execution = applied(Execution.NONE, ExecutionDecider.decide(plan, Execution.NONE, Story.start("hook"), at));
        while (ExecutionDecider.isUnfinished(plan, (Execution.Active) execution)) {
            execution =
                    applied(execution, ExecutionDecider.decide(plan, execution, new ExecutionCommand.Continue(), at));
        }
        for (int i = 0; i < NODES; i++) {
            assertThat(execution.tasks()).hasSize(NODES - i);
            var done = ExecutionDeciderTest.done("n" + i, Json.of(i));
            execution = applied(execution, ExecutionDecider.decide(plan, execution, done, at));
        }
        assertThat(execution).isInstanceOf(Execution.Over.class);
        assertThat(Story.output(execution).flatMap(all -> all.get("n" + (NODES - 1))))
                .contains(Json.of(NODES - 1));
        assertThat(((Execution.Over) execution).last().root().steps()).containsKey(new NodeId("join"));
    }

    private static Execution applied(Execution execution, Decision<ExecutionEvent> decision) {
        var after = execution;
        for (var event : ((Decision.Accept<ExecutionEvent>) decision).events()) {
            after = Execution.apply(after, event);
        }
        return after;
    }
}
