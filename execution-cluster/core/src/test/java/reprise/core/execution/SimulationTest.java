package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.ReportEnded;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.NodeCancelled;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.Reopened;
import reprise.core.execution.ExecutionEvent.RoundFinished;
import reprise.core.execution.ExecutionEvent.TaskDone;
import reprise.core.execution.StepState.Calling;
import reprise.core.execution.StepState.Running;
import reprise.core.plan.Plan;

class SimulationTest {
    private static final int SCHEDULES = 3_000;
    private static final Simulation.Size SIZE = new Simulation.Size(2, 6, 60);

    @Test
    void keepsEveryPromiseWhateverFails() {
        var exercised = new Exercised();
        for (long seed = 0; seed < SCHEDULES; seed++) {
            try {
                exercised.add(new Simulation(ExecutionDecider::decide, seed, SIZE, _ -> {}).run());
            } catch (RuntimeException broken) {
                throw new AssertionError(smallest(ExecutionDecider::decide, seed, broken));
            }
        }
        assertThat(exercised.counts()).containsOnlyKeys(Exercised.Path.values());
        assertThat(exercised.counts().values()).allMatch(count -> count > 5);
    }

    /** Rules broken on purpose: a checker that does not find them out would prove nothing. */
    @TestFactory
    Stream<DynamicTest> findsOutABrokenRule() {
        return Stream.of(
                caught("that loses a completion", without(NodeCompleted.class)),
                caught("that loses a skip", without(NodeSkipped.class)),
                caught("that loses a retry", without(NodeRetryScheduled.class)),
                caught("that loses a failure", without(NodeFailed.class)),
                caught("that loses the end", without(Ended.class)),
                caught("that acts before it has written so", without(NodeStarted.class)),
                caught("that completes twice", changed(SimulationTest::completedTwice)),
                caught("that goes on after the end", changed(SimulationTest::goneOn)),
                caught("that believes an attempt it gave up", SimulationTest::credulous),
                caught("that is early", SimulationTest::early),
                caught("that loses what is cancelled", without(NodeCancelled.class)),
                caught("that loses the end of a round", without(RoundFinished.class)),
                caught("that loses a reopening", without(Reopened.class)),
                caught("that loses what settles a debt", without(TaskDone.class)),
                caught("that forgets what it owes", changed(SimulationTest::owingNothing)),
                caught("that takes any child for its own", SimulationTest::motherly),
                caught("that goes on while it is paused", SimulationTest::restless),
                caught("that depends on chance", changed(SimulationTest::byChance)));
    }

    private static DynamicTest caught(String rule, Decider decider) {
        return DynamicTest.dynamicTest(rule, () -> assertThatThrownBy(() -> {
                    for (long seed = 0; seed < 3_000; seed++) {
                        new Simulation(decider, seed, SIZE, _ -> {}).run();
                    }
                })
                .isInstanceOfAny(Violation.class, IllegalStateException.class));
    }

    private static Decider changed(UnaryOperator<List<ExecutionEvent>> change) {
        return (plan, execution, command, circumstances) ->
                ExecutionDecider.decide(plan, execution, command, circumstances) instanceof Decision.Accept(var events)
                        ? new Decision.Accept<>(change.apply(events))
                        : ExecutionDecider.decide(plan, execution, command, circumstances);
    }

    private static Decider without(Class<? extends ExecutionEvent> lost) {
        return changed(events ->
                events.stream().filter(event -> !lost.isInstance(event)).toList());
    }

    private static List<ExecutionEvent> completedTwice(List<ExecutionEvent> events) {
        var twice = new ArrayList<>(events);
        events.stream()
                .filter(NodeCompleted.class::isInstance)
                .findFirst()
                .ifPresent(event -> twice.add(events.indexOf(event) + 1, event));
        return twice;
    }

    private static List<ExecutionEvent> goneOn(List<ExecutionEvent> events) {
        if (events.isEmpty() || !(events.getLast() instanceof Ended)) {
            return events;
        }
        var more = new ArrayList<>(events);
        more.add(events.getLast());
        return more;
    }

    private static List<ExecutionEvent> byChance(List<ExecutionEvent> events) {
        return System.nanoTime() % 2 == 0 ? events : List.of();
    }

    private static Decision<ExecutionEvent> credulous(
            Plan plan, Execution execution, ExecutionCommand command, Circumstances circumstances) {
        var believed = command instanceof Complete late
                        && execution instanceof Execution.Active active
                        && active.root().find(late.step()).orElse(null) instanceof Running running
                ? new Complete(late.step(), running.tries().attempt(), late.port(), late.output(), late.log())
                : command;
        return ExecutionDecider.decide(plan, execution, believed, circumstances);
    }

    private static List<ExecutionEvent> owingNothing(List<ExecutionEvent> events) {
        return events.stream()
                .map(event -> event instanceof Ended e ? new Ended(e.outcome(), false, e.at()) : event)
                .toList();
    }

    private static Decision<ExecutionEvent> motherly(
            Plan plan, Execution execution, ExecutionCommand command, Circumstances circumstances) {
        var believed = command instanceof ReportEnded told
                        && execution instanceof Execution.Active active
                        && active.root().find(told.step()).orElse(null) instanceof Calling calling
                ? new ReportEnded(told.step(), calling.child(), told.result())
                : command;
        return ExecutionDecider.decide(plan, execution, believed, circumstances);
    }

    private static Decision<ExecutionEvent> restless(
            Plan plan, Execution execution, ExecutionCommand command, Circumstances circumstances) {
        var moved = execution instanceof Execution.Active active && command instanceof Complete
                ? Change.of(active).paused(false).done()
                : execution;
        return ExecutionDecider.decide(plan, moved, command, circumstances);
    }

    private static Decision<ExecutionEvent> early(
            Plan plan, Execution execution, ExecutionCommand command, Circumstances circumstances) {
        var later =
                new Circumstances(circumstances.now().plusSeconds(1), circumstances.values(), circumstances.ceilings());
        return ExecutionDecider.decide(plan, execution, command, later) instanceof Decision.Accept(var events)
                ? new Decision.Accept<>(
                        events.stream().map(e -> at(e, circumstances.now())).toList())
                : ExecutionDecider.decide(plan, execution, command, circumstances);
    }

    /** The event as if it had been decided at that time. */
    private static ExecutionEvent at(ExecutionEvent event, Instant now) {
        return switch (event) {
            case NodeStarted e -> new NodeStarted(e.step(), e.attempt(), e.input(), now);
            case NodeCompleted e -> new NodeCompleted(e.step(), e.attempt(), e.port(), e.output(), now);
            case NodeFailed e -> new NodeFailed(e.step(), e.attempt(), e.failure(), e.port(), now);
            case NodeSkipped e -> new NodeSkipped(e.step(), now);
            case Ended e -> new Ended(e.outcome(), e.owing(), now);
            case ExecutionEvent _ -> event;
        };
    }

    /** Looks for the same kind of trouble with less going on, and tells that story from the beginning. */
    private static String smallest(Decider decider, long seed, RuntimeException first) {
        for (int nodes = 1; nodes <= SIZE.nodes(); nodes++) {
            for (long near = seed; near < seed + 500; near++) {
                var size = new Simulation.Size(1, nodes, SIZE.steps());
                var trace = new ArrayList<String>();
                var told = failure(decider, near, size, trace);
                if (told.isPresent()) {
                    return "seed " + near + ", " + size + " (found with seed " + seed + ": " + first + ")\n"
                            + String.join("\n", trace) + "\n" + told.get();
                }
            }
        }
        var trace = new ArrayList<String>();
        failure(decider, seed, SIZE, trace);
        return "seed " + seed + ", " + SIZE + "\n" + String.join("\n", trace) + "\n" + first;
    }

    private static Optional<String> failure(Decider decider, long seed, Simulation.Size size, List<String> trace) {
        try {
            new Simulation(decider, seed, size, line -> trace.add(line.get())).run();
            return Optional.empty();
        } catch (RuntimeException broken) {
            return Optional.of(broken.toString());
        }
    }
}
