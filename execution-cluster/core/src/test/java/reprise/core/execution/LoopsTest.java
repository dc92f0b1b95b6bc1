package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.execution.ExecutionCommand.Continue;
import reprise.core.execution.ExecutionCommand.Retry;
import reprise.core.value.Value;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Step;

/** How a loop goes through its items. */
class LoopsTest {
    private static final Failure HOPELESS = Failure.permanent("NOT_FOUND", "answered 404");

    @Test
    void goesThroughItsItemsOneByOneAndLeavesTheirResults() {
        var graph =
                over(items(3), 1).pure("twice", input -> twice(input.value())).in("each");
        var story = Story.begun(graph, "hook")
                .then(
                        "started",
                        "hook completed main",
                        "each loops over 3",
                        "each[0]/twice completed main",
                        "each[0] finished",
                        "each[1]/twice completed main",
                        "each[1] finished",
                        "each[2]/twice completed main",
                        "each[2] finished",
                        "each completed main",
                        "ended with [each]");
        assertThat(Story.output(story.execution()))
                .contains(Json.object("count", 3, "failed", 0, "results", List.of("0 0", "1 1", "2 2")));
    }

    @Test
    void hasAsManyRoundsUnderWayAsItIsAllowed() {
        var story = Story.begun(over(items(3), 2).worker("call").in("each"), "hook")
                .then(
                        "started",
                        "hook completed main",
                        "each loops over 3",
                        "each[0]/call started 1",
                        "each[1]/call started 1");
        story.when(ExecutionDeciderTest.done("each[1]/call", Json.of("b")))
                .then("each[1]/call completed main", "each[1] finished", "each[2]/call started 1");
        story.when(ExecutionDeciderTest.done("each[2]/call", Json.of("c")))
                .when(ExecutionDeciderTest.done("each[0]/call", Json.of("a")));
        assertThat(Story.output(story.execution()).flatMap(output -> output.get("results")))
                .as("in the order of the items, not of the answers")
                .contains(Json.array(Json.of("a"), Json.of("b"), Json.of("c")));
    }

    @Test
    void isNestedWhereItsBodyHoldsALoop() {
        var graph = over(items(2), 1)
                .loop("inner", new Step.Loop(items(2), 1, true, false))
                .in("each")
                .pure("leaf", input -> twice(input.value()))
                .in("inner");
        var story = Story.begun(graph, "hook");
        assertThat(story.latest().stream().map(Story::inShort))
                .contains("each[1]/inner[0]/leaf completed main", "each[1]/inner completed main");
        assertThat(story.execution()).isInstanceOf(Execution.Over.class);
    }

    @Test
    void failsWithTheFirstRoundThatFailsAndCancelsTheOthers() {
        var story = Story.begun(over(items(3), 2).worker("call").in("each"), "hook");
        story.when(ExecutionDeciderTest.failed("each[0]/call", 1, HOPELESS))
                .then("each[0]/call failed", "each[1]/call cancelled", "each failed", "ended failed by ITEM_FAILED");
    }

    @Test
    void beginsNothingMoreOnceARoundHasFailed() {
        var graph = over(items(2), 2)
                .worker("call")
                .in("each")
                .worker("next")
                .in("each")
                .edge("call", "next");
        var story = Story.begun(graph, "hook")
                .stepByStep()
                .when(ExecutionDeciderTest.failed("each[0]/call", 1, HOPELESS))
                .then("each[0]/call failed");
        story.when(ExecutionDeciderTest.done("each[1]/call", Json.NULL))
                .then("each[1]/call completed main")
                .when(new Continue())
                .then("each failed");
    }

    @Test
    void timeBringsNothingMoreWhereItsRoundHasFailed() {
        var soon = Story.NOON.plusSeconds(5);
        var graph = over(items(1), 1)
                .pure(
                        "broken",
                        (_, now) -> new Step.Failed(now.isBefore(soon) ? ExecutionDeciderTest.NO_ANSWER : HOPELESS),
                        OptionalInt.empty(),
                        ExecutionDeciderTest.THRICE,
                        OnError.FAIL)
                .in("each")
                .pure("sleep", new Step.Sleep(soon, "main"))
                .in("each")
                .worker("call")
                .in("each")
                .edge("sleep", "call");
        Story.begun(graph, "hook")
                .after(Duration.ofSeconds(60))
                .when(new ExecutionCommand.Tick())
                .then("each[0]/broken failed", "each[0]/sleep cancelled", "each failed", "ended failed by ITEM_FAILED");
    }

    @Test
    void goesOnFromTheStepThatFailedWhenItIsReopened() {
        var story = Story.begun(over(items(3), 2).worker("call").in("each"), "hook")
                .when(ExecutionDeciderTest.done("each[0]/call", Json.of("a")))
                .when(ExecutionDeciderTest.failed("each[2]/call", 1, HOPELESS));
        story.when(new Retry(Map.of(), Optional.empty(), Cause.UNKNOWN, Optional.empty()))
                .then(
                        "reopened [each[1]/call, each[2]/call, each]",
                        "each[1]/call started 2",
                        "each[2]/call started 2");
        story.when(ExecutionDeciderTest.done("each[1]/call", Json.of("late news")))
                .then();
        story.when(done("each[1]/call", 2, "b")).when(done("each[2]/call", 2, "c"));
        assertThat(Story.output(story.execution()).flatMap(output -> output.get("results")))
                .contains(Json.array(Json.of("a"), Json.of("b"), Json.of("c")));
    }

    @Test
    void takesAnOutputInPlaceOfAFailedStepOfItsBody() {
        var story = Story.begun(over(items(2), 1).worker("call").in("each"), "hook")
                .when(ExecutionDeciderTest.failed("each[0]/call", 1, HOPELESS));
        story.when(new Retry(
                        Map.of(Story.step("each[0]/call"), Json.of("given")),
                        Optional.empty(),
                        Cause.UNKNOWN,
                        Optional.empty()))
                .then(
                        "reopened [each[0]/call, each]",
                        "each[0]/call completed main",
                        "each[0] finished",
                        "each[1]/call started 1");
    }

    @Test
    void failsWhereItsTypeHoldsNoBody() {
        Story.begun(
                        new Graph()
                                .trigger("hook")
                                .loop("each", new Step.Loop(items(2), 1, true, false))
                                .edge("hook", "each"),
                        "hook")
                .then("started", "hook completed main", "each failed", "ended failed by UNEXPECTED");
    }

    @Test
    void goesOnBehindAFailedRoundWhereItIsToldSo() {
        var graph = new Graph()
                .trigger("hook")
                .loop("each", new Step.Loop(items(2), 1, true, true))
                .worker("call")
                .in("each")
                .edge("hook", "each");
        var story = Story.begun(graph, "hook");
        story.when(ExecutionDeciderTest.failed("each[0]/call", 1, HOPELESS))
                .then("each[0]/call failed", "each[0] failed", "each[1]/call started 1");
        story.when(ExecutionDeciderTest.done("each[1]/call", Json.of("b")));
        var output = Story.output(story.execution()).orElseThrow();
        assertThat(output.get("failed")).contains(Json.of(1));
        assertThat(output.get("results")).contains(Json.array(Json.object("error", HOPELESS.toJson()), Json.of("b")));
    }

    @Test
    void isDoneAtOnceWhereThereIsNothingToGoThrough() {
        var story = Story.begun(over(List.of(), 1).worker("call").in("each"), "hook");
        assertThat(Story.output(story.execution()))
                .contains(Json.object("count", 0, "failed", 0, "results", List.of()));
    }

    @Test
    void triesAgainWithinARound() {
        var graph = over(items(1), 1)
                .worker("call", ExecutionDeciderTest.THRICE, OnError.FAIL)
                .in("each");
        Story.begun(graph, "hook")
                .when(ExecutionDeciderTest.failed("each[0]/call", 1, ExecutionDeciderTest.NO_ANSWER))
                .then("each[0]/call retries after 1")
                .after(Duration.ofSeconds(10))
                .when(new ExecutionCommand.Tick())
                .then("each[0]/call started 2");
    }

    @Test
    void keepsOfFinishedRoundsACountAndPiecesOfAResult() {
        int rounds = 3_000;
        var story = Story.begun(
                over(items(rounds), 1)
                        .pure("twice", input -> twice(input.value()))
                        .in("each"),
                "hook");
        int mostLoose = 0;
        while (story.execution() instanceof Execution.Active active) {
            var loop =
                    (StepState.Looping) active.root().find(Story.step("each")).orElseThrow();
            mostLoose = Math.max(mostLoose, loop.rounds().results().loose().size());
            assertThat(loop.rounds().open().size()).isLessThanOrEqualTo(1);
            assertThat(loop.rounds().results().pieces()).hasSizeLessThanOrEqualTo(1);
            story.when(new Continue());
        }
        assertThat(mostLoose).isLessThanOrEqualTo(Frontier.GATHERED_AT_ONCE);
        var results = Story.output(story.execution()).flatMap(output -> output.get("results"));
        assertThat(((Json.JsonArray) results.orElseThrow()).items())
                .hasSize(rounds)
                .startsWith(Json.of("0 0"))
                .endsWith(Json.of((rounds - 1) + " " + (rounds - 1)));
    }

    @Test
    void collectsNothingWhereNobodyWantsIt() {
        var graph = new Graph()
                .trigger("hook")
                .loop("each", new Step.Loop(items(2), 1, false, false))
                .pure("twice", input -> twice(input.value()))
                .in("each")
                .edge("hook", "each");
        var story = Story.begun(graph, "hook");
        assertThat(story.history())
                .filteredOn(ExecutionEvent.RoundFinished.class::isInstance)
                .allMatch(
                        event -> ((ExecutionEvent.RoundFinished) event).result().equals(Value.NULL));
        assertThat(Story.output(story.execution()).flatMap(output -> output.get("results")))
                .contains(Json.EMPTY_ARRAY);
    }

    private static ExecutionCommand done(String step, int attempt, String output) {
        return new ExecutionCommand.Complete(Story.step(step), attempt, "main", Json.of(output), List.of());
    }

    private static Graph over(List<Json> items, int concurrency) {
        return new Graph()
                .trigger("hook")
                .loop("each", new Step.Loop(items, concurrency, true, false))
                .edge("hook", "each");
    }

    private static List<Json> items(int count) {
        return IntStream.range(0, count).<Json>mapToObj(i -> Json.of("" + i)).toList();
    }

    private static Step twice(Json item) {
        var text = item.text().orElseThrow();
        return Step.output(Json.of(text + " " + text));
    }
}
