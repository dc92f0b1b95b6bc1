package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reprise.core.StepId;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.definition.RetryPolicy;
import reprise.core.definition.RetryPolicy.Backoff;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Continue;
import reprise.core.execution.ExecutionCommand.Fail;
import reprise.core.execution.ExecutionCommand.Signal;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.core.plan.Plan;
import reprise.core.value.Values;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Step;

/**
 * From every point of a history, also from the middle of a decision, an execution goes on to the same outcome: nothing is
 * remembered but what the events tell.
 */
class PrefixesTest {
    private static final int GRAPHS = 400;

    private record Past(Outcome outcome, Map<StepId, String> left, Optional<Json> output) {}

    @Test
    void everyPrefixOfAHistoryLeadsToTheSameOutcome() {
        for (long seed = 0; seed < GRAPHS; seed++) {
            var plan = graph(new SplittableRandom(seed)).plan();
            var history = run(plan, List.of(), Ceilings.USUAL);
            var outcome = past(history);
            for (int events = 1; events < history.size(); events++) {
                var prefix = history.subList(0, events);
                assertThat(past(run(plan, prefix, Ceilings.USUAL)))
                        .as("seed %s after %s events: %s", seed, events, Story.inShort(prefix.getLast()))
                        .isEqualTo(outcome);
            }
        }
    }

    @Test
    void decidingOneStepAtATimeLeadsToTheSameOutcome() {
        var tiny = new Ceilings(1, 1, Long.MAX_VALUE);
        for (long seed = 0; seed < GRAPHS; seed++) {
            var plan = graph(new SplittableRandom(seed)).plan();
            assertThat(past(run(plan, List.of(), tiny)))
                    .as("seed %s", seed)
                    .isEqualTo(past(run(plan, List.of(), Ceilings.USUAL)));
        }
    }

    /** Goes on from there, in a world that always gives the same answer to the same question, to the end. */
    private static List<ExecutionEvent> run(Plan plan, List<ExecutionEvent> before, Ceilings ceilings) {
        var history = new ArrayList<>(before);
        var now = before.isEmpty() ? Story.NOON : before.getLast().at();
        ExecutionCommand next = before.isEmpty() ? Story.start("hook") : new Continue();
        for (int rounds = 0; ; rounds++) {
            var circumstances = new Circumstances(now, Values.INLINE, ceilings);
            var decision = ExecutionDecider.decide(plan, Execution.fold(history), next, circumstances);
            history.addAll(((Decision.Accept<ExecutionEvent>) decision).events());
            if (!(Execution.fold(history) instanceof Execution.Active active)) {
                return history;
            }
            assertThat(rounds).as("stuck: " + history).isLessThan(5_000);
            if (ExecutionDecider.isUnfinished(plan, active)) {
                next = new Continue();
            } else if (!active.tasks().isEmpty()) {
                next = answer((Task.Attempt) active.tasks().getFirst());
            } else {
                var due = active.nextDue();
                next = due.isPresent() ? new Tick() : new Signal("go", Json.of("went"), Cause.UNKNOWN);
                now = later(now, due);
            }
        }
    }

    private static Instant later(Instant now, Optional<Instant> due) {
        return due.filter(now::isBefore).orElse(now);
    }

    private static ExecutionCommand answer(Task.Attempt task) {
        int attempt = task.running().tries().attempt();
        int kind = Math.floorMod((task.step() + "#" + attempt).hashCode(), 5);
        return switch (kind) {
            case 0 -> new Fail(task.step(), attempt, Failure.refused("BUSY", "answered 503"), List.of());
            case 1 -> new Fail(task.step(), attempt, Failure.permanent("GONE", "answered 410"), List.of());
            default -> new Complete(task.step(), attempt, "main", Json.of(task.step() + " done"), List.of());
        };
    }

    private static Past past(List<ExecutionEvent> history) {
        var over = (Execution.Over) Execution.fold(history);
        var left = new LinkedHashMap<StepId, String>();
        over.last()
                .root()
                .all()
                .forEach(step -> left.put(
                        step.id(),
                        step.state().getClass().getSimpleName() + step.state().leftBy()));
        return new Past(over.outcome(), Map.copyOf(left), ExecutionOutput.json(over, Values.INLINE));
    }

    /** Without races: whatever order its branches come in, it ends the same way. */
    private static Graph graph(RandomGenerator dice) {
        var graph = new Graph().trigger("hook");
        int nodes = dice.nextInt(1, 6);
        for (int i = 0; i < nodes; i++) {
            node(dice, graph, "n" + i);
            graph.edge(i == 0 || dice.nextInt(3) == 0 ? "hook" : "n" + dice.nextInt(i), "n" + i);
        }
        return graph;
    }

    private static void node(RandomGenerator dice, Graph graph, String id) {
        var retry = new RetryPolicy(dice.nextInt(1, 4), Backoff.FIXED, Duration.ofSeconds(5), Duration.ofMinutes(1), 0);
        switch (dice.nextInt(8)) {
            case 0, 1 -> graph.worker(id, retry, OnError.CONTINUE);
            case 2 -> graph.pure(id, Step.passOn("main"));
            case 3 -> graph.pure(id, new Step.Sleep(Story.NOON.plusSeconds(30), "main"));
            case 4 -> graph.pure(id, new Step.Await("go", Optional.of(Story.NOON.plusSeconds(60)), "main"));
            case 5 -> graph.pure(id, Step.output(Json.of(id)));
            case 6 -> loop(dice, graph, id, dice.nextInt(1, 3));
            default -> loop(dice, graph, id, 1);
        }
    }

    private static void loop(RandomGenerator dice, Graph graph, String id, int concurrency) {
        var items = IntStream.range(0, dice.nextInt(4)).<Json>mapToObj(Json::of).toList();
        graph.loop(id, new Step.Loop(items, concurrency, dice.nextBoolean(), true), OnError.CONTINUE);
        graph.pure(id + "a", Step.passOn("main")).in(id);
        if (dice.nextBoolean()) {
            graph.worker(id + "b").in(id).edge(id + "a", id + "b");
        }
        if (dice.nextInt(3) == 0) {
            graph.loop(id + "c", new Step.Loop(items, 1, true, true), OnError.CONTINUE)
                    .in(id)
                    .worker(id + "d", RetryPolicy.NONE, OnError.CONTINUE)
                    .in(id + "c")
                    .edge(id + "a", id + "c");
        }
    }
}
