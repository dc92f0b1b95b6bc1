package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reprise.core.NodeId;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.expression.Roots;
import reprise.core.plan.Plan;
import reprise.core.value.Value;
import reprise.core.value.Values;
import reprise.sdk.Failure;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.Step;

/** What nodes are given, what they leave, and what the whole execution leaves. */
class InputsTest {
    private static final Step PASS_ON = Step.passOn("main");

    @Test
    void aNodeIsGivenWhatTheNodeBeforeLeft() {
        var story = Story.begun(
                new Graph()
                        .trigger("hook")
                        .worker("a")
                        .worker("b")
                        .edge("hook", "a")
                        .edge("a", "b"),
                "hook");
        assertThat(input(story, "a")).isEqualTo(new Input(Story.TRIGGER, Map.of("hook", Story.TRIGGER)));
        story.when(done("a", Json.of("left")));
        assertThat(input(story, "b")).isEqualTo(new Input(Json.of("left"), Map.of("a", Json.of("left"))));
    }

    @Test
    void severalNodesBeforeItMakeAnObjectInTheOrderOfTheEdges() {
        var graph = new Graph()
                .trigger("hook")
                .pure("a", Step.output(Json.of(1)))
                .pure("b", Step.output(Json.of(2)))
                .worker("both")
                .edge("hook", "a")
                .edge("hook", "b")
                .edge("b", "both")
                .edge("a", "both");
        var input = input(Story.begun(graph, "hook"), "both");
        assertThat(input.value()).isEqualTo(Json.object("b", 2, "a", 1));
        assertThat(input.byNode().keySet()).containsExactly("b", "a");
    }

    @Test
    void twoEdgesFromOneNodeBringItsOutputOnce() {
        var graph = new Graph()
                .trigger("hook")
                .pure("a", Step.output(Json.of(1)))
                .worker("next")
                .edge("hook", "a")
                .edge("a", "next")
                .edge("a", "next");
        assertThat(input(Story.begun(graph, "hook"), "next").value()).isEqualTo(Json.of(1));
    }

    @Test
    void whatIsOnlyPassedOnIsNamedAndNotRepeated() {
        var graph = chain(
                new Graph()
                        .trigger("hook")
                        .pure("made", Step.output(Json.of("new")))
                        .pure("x", PASS_ON)
                        .pure("y", PASS_ON),
                "hook",
                "made",
                "x",
                "y");
        var story = Story.begun(graph, "hook");
        assertThat(output(story, "made")).isEqualTo(Output.of(Json.of("new")));
        assertThat(output(story, "x")).isEqualTo(new Output.Same(new NodeId("made")));
        assertThat(output(story, "y"))
                .as("the first that made it, however long the chain")
                .isEqualTo(new Output.Same(new NodeId("made")));
        assertThat(Story.output(story.execution())).contains(Json.of("new"));
    }

    @Test
    void aPassedOnTriggerStaysTheTrigger() {
        var graph = chain(
                new Graph().trigger("hook").pure("x", PASS_ON).disabled("off").pure("y", PASS_ON),
                "hook",
                "x",
                "off",
                "y");
        var story = Story.begun(graph, "hook");
        assertThat(output(story, "y")).isEqualTo(new Output.Trigger());
        assertThat(Story.output(story.execution())).contains(Story.TRIGGER);
    }

    @Test
    void aFailureThatWasPassedByIsPassedOnAsOutput() {
        var graph = chain(
                new Graph()
                        .trigger("hook")
                        .failing("bad", reprise.core.definition.NodeDefinition.OnError.CONTINUE)
                        .pure("x", PASS_ON),
                "hook",
                "bad",
                "x");
        var story = Story.begun(graph, "hook");
        assertThat(output(story, "x")).isEqualTo(new Output.Same(new NodeId("bad")));
        assertThat(Story.output(story.execution()).flatMap(json -> json.text("code")))
                .contains("BROKEN");
    }

    @Test
    void anExecutionThatEndedWithSeveralNodesLeavesAnObject() {
        var graph = new Graph()
                .trigger("hook")
                .pure("a", Step.output(Json.of(1)))
                .pure("b", Step.output(Json.of(2)))
                .edge("hook", "a")
                .edge("hook", "b");
        assertThat(Story.output(Story.begun(graph, "hook").execution())).contains(Json.object("a", 1, "b", 2));
    }

    @Test
    void anExecutionOfNothingButItsTriggerLeavesTheTrigger() {
        assertThat(Story.output(Story.begun(new Graph().trigger("hook"), "hook").execution()))
                .contains(Story.TRIGGER);
    }

    @Test
    void anExecutionThatDidNotCompleteLeavesNothing() {
        var story = Story.begun(new Graph().trigger("hook").worker("a").edge("hook", "a"), "hook");
        assertThat(Story.output(story.execution())).isEmpty();
        story.when(new Cancel("enough", Cause.UNKNOWN));
        assertThat(Story.output(story.execution())).isEmpty();
        assertThat(Story.output(Execution.NONE)).isEmpty();
    }

    @Test
    void theConfigurationOfAWorkerIsTheOneItRanWith() {
        var graph = new Graph()
                .trigger("hook")
                .worker("a")
                .configured(roots -> Json.object("value", roots.now()))
                .edge("hook", "a");
        var plan = graph.plan();
        var story = Story.begun(graph, "hook").after(Duration.ofSeconds(5)).when(done("a", Json.of(1)));
        assertThat(configuration(plan, story, "a")).isEqualTo(Json.object("value", Story.NOON.toEpochMilli()));
    }

    @Test
    void theConfigurationOfWhatFailedIsTheOneItFailedWith() {
        var graph = new Graph()
                .trigger("hook")
                .worker("called", ExecutionDeciderTest.THRICE, OnError.CONTINUE)
                .configured(roots -> Json.object("value", roots.now()))
                .pure("calculated", new Step.Failed(Failure.permanent("NO", "it cannot")))
                .configured(roots -> Json.object("value", roots.now()))
                .edge("hook", "called")
                .edge("called", "calculated");
        var plan = graph.plan();
        var given = Json.object("value", Story.NOON.toEpochMilli());
        var story = Story.begun(graph, "hook")
                .when(ExecutionDeciderTest.failed("called", 1, ExecutionDeciderTest.NO_ANSWER));
        assertThat(configuration(plan, story, "called")).isEqualTo(given);
        story.after(Duration.ofSeconds(10))
                .when(new Tick())
                .when(ExecutionDeciderTest.failed("called", 2, Failure.permanent("NO", "never")));
        assertThat(configuration(plan, story, "called")).isEqualTo(given);
        assertThat(configuration(plan, story, "calculated"))
                .isEqualTo(Json.object("value", Story.NOON.plusSeconds(10).toEpochMilli()));
    }

    @Test
    void idsFollowFromTheExecutionTheStepAndTheirOrder() {
        var graph = new Graph()
                .trigger("hook")
                .pure("a", PASS_ON)
                .configured(roots -> Json.object("value", List.of(id(roots), id(roots))))
                .worker("b")
                .configured(roots -> Json.object("value", List.of(id(roots))))
                .edge("hook", "a")
                .edge("a", "b");
        var plan = graph.plan();
        var story = Story.begun(graph, "hook");
        var ids = List.of(configuration(plan, story, "a"), configuration(plan, story, "b"));
        assertThat(ids.toString().replaceAll("[^0-9a-f-]+", " ").strip().split(" +"))
                .filteredOn(text -> text.length() == 36)
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allMatch(text -> UUID.fromString(text).version() == 5
                        && UUID.fromString(text).variant() == 2);
        assertThat(List.of(configuration(plan, story, "a"), configuration(plan, story, "b")))
                .isEqualTo(ids);
    }

    private static String id(Roots roots) {
        return roots.uuid().toString();
    }

    @Test
    void theConfigurationOfACalculationIsWhatItWasThen() {
        var graph = new Graph()
                .trigger("hook")
                .worker("slow")
                .pure("a", PASS_ON)
                .configured(roots -> Json.object(
                        "value",
                        Json.object(
                                "now", roots.now(), "slow", roots.node("slow").orElse(Json.NULL))))
                .worker("open")
                .edge("hook", "slow")
                .edge("hook", "open")
                .edge("slow", "a");
        var plan = graph.plan();
        var story = Story.begun(graph, "hook").after(Duration.ofSeconds(5)).when(done("slow", Json.of("s")));
        assertThat(configuration(plan, story, "a"))
                .isEqualTo(Json.object(
                        "value", Json.object("now", Story.NOON.plusSeconds(5).toEpochMilli(), "slow", "s")));
    }

    @Test
    void aTriggerAndWhatWasSkippedHaveNoConfiguration() {
        var graph = new Graph()
                .trigger("hook")
                .pure("never", PASS_ON)
                .worker("open")
                .edge("hook", "open")
                .edge("hook", "never", "error");
        var plan = graph.plan();
        var story = Story.begun(graph, "hook");
        var active = (Active) story.execution();
        assertThat(Configurations.of(plan, active, Story.step("hook"), Values.INLINE))
                .isEmpty();
        assertThat(Configurations.of(plan, active, Story.step("never"), Values.INLINE))
                .isEmpty();
    }

    @Test
    void theSameIdempotencyKeyAlwaysComesWithTheSameInput() {
        var graph = new Graph()
                .trigger("hook")
                .worker("a", ExecutionDeciderTest.THRICE, reprise.core.definition.NodeDefinition.OnError.FAIL)
                .configured(roots -> Json.object("value", roots.now()))
                .edge("hook", "a");
        var story = Story.begun(graph, "hook")
                .when(ExecutionDeciderTest.failed("a", 1, ExecutionDeciderTest.NO_ANSWER))
                .after(Duration.ofSeconds(10))
                .when(new Tick());
        var inputs = story.history().stream()
                .filter(NodeStarted.class::isInstance)
                .map(event -> ((NodeStarted) event).input())
                .distinct();
        assertThat(inputs).containsExactly(Value.of(Json.object("value", Story.NOON.toEpochMilli())));
    }

    private static Graph chain(Graph graph, String... nodes) {
        for (int i = 1; i < nodes.length; i++) {
            graph.edge(nodes[i - 1], nodes[i]);
        }
        return graph;
    }

    private static Input input(Story story, String node) {
        return Inputs.of((Active) story.execution(), story.plan().node(new NodeId(node)), List.of(), Values.INLINE);
    }

    private static Output output(Story story, String node) {
        return story.history().stream()
                .filter(event -> event instanceof NodeCompleted completed
                        && completed.step().toString().equals(node))
                .map(event -> ((NodeCompleted) event).output())
                .findFirst()
                .orElseThrow();
    }

    private static Json configuration(Plan plan, Story story, String node) {
        var active =
                switch (story.execution()) {
                    case Active under -> under;
                    case Execution.Over over -> over.last();
                    case Execution.None _ -> throw new AssertionError("it has not begun");
                };
        return Values.INLINE.json(
                Configurations.of(plan, active, Story.step(node), Values.INLINE).orElseThrow());
    }

    private static Complete done(String node, Json output) {
        return new Complete(Story.step(node), 1, "main", output, List.of());
    }
}
