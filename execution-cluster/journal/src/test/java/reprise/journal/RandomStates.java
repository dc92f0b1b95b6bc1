package reprise.journal;

import static reprise.journal.Events.attempt;
import static reprise.journal.Events.cause;
import static reprise.journal.Events.failure;
import static reprise.journal.Events.maybe;
import static reprise.journal.Events.node;
import static reprise.journal.Events.outcome;
import static reprise.journal.Events.step;
import static reprise.journal.Events.text;
import static reprise.journal.Events.time;
import static reprise.journal.Events.uuid;
import static reprise.journal.Events.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.WorkflowId;
import reprise.core.execution.Execution;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.Over;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.execution.ExecutionEvent.SignalReceived;
import reprise.core.execution.LoopRules;
import reprise.core.execution.Output;
import reprise.core.execution.Results;
import reprise.core.execution.Rounds;
import reprise.core.execution.Scope;
import reprise.core.execution.StepState;
import reprise.core.execution.Task;
import reprise.core.execution.Tries;
import reprise.core.value.Value;

/** States of executions with steps of every kind, drawn at random. */
final class RandomStates {
    private static final int LOOPING = 0;

    /** One maker for each kind of step that is no loop. */
    private static final List<Function<RandomGenerator, StepState>> KINDS = List.of(
            dice -> new StepState.Running(tries(dice), value(dice, 2), time(dice)),
            dice -> new StepState.Retrying(
                    tries(dice), maybe(dice, value(dice, 2)), failure(dice), time(dice), time(dice)),
            dice -> new StepState.Waiting(
                    tries(dice), maybe(dice, text(dice)), maybe(dice, time(dice)), text(dice), time(dice)),
            dice -> new StepState.Calling(
                    tries(dice),
                    new ExecutionId(uuid(dice)),
                    new WorkflowId(uuid(dice)),
                    maybe(dice, dice.nextInt(1, 100)),
                    value(dice, 2),
                    dice.nextBoolean(),
                    dice.nextBoolean(),
                    time(dice)),
            dice -> new StepState.Completed(
                    tries(dice), text(dice), output(dice), maybe(dice, value(dice, 2)), time(dice), time(dice)),
            dice -> new StepState.Failed(
                    tries(dice),
                    failure(dice),
                    maybe(dice, "error"),
                    maybe(dice, value(dice, 2)),
                    maybe(dice, rounds(dice, 1)),
                    time(dice),
                    time(dice)),
            dice -> new StepState.Skipped(time(dice)),
            dice -> new StepState.Cancelled(
                    tries(dice), maybe(dice, value(dice, 2)), maybe(dice, rounds(dice, 1)), time(dice), time(dice)),
            dice -> new StepState.Reopened(tries(dice), maybe(dice, value(dice, 2)), time(dice)));

    static Execution any(RandomGenerator dice) {
        return dice.nextInt(4) == 0 ? new Over(active(dice), outcome(dice), time(dice)) : active(dice);
    }

    private static Active active(RandomGenerator dice) {
        return new Active(
                Events.started(dice),
                maybe(dice, time(dice)),
                scope(dice, 3),
                maybe(dice, new Responded(step(dice), 201, Map.of("a", text(dice)), value(dice, 2), time(dice))),
                maybe(dice, outcome(dice)),
                dice.nextBoolean(),
                few(dice, () -> new SignalReceived(text(dice), value(dice, 1), cause(dice), time(dice))),
                few(dice, () -> debt(dice)),
                dice.nextLong(Long.MAX_VALUE),
                dice.nextLong(1, Long.MAX_VALUE));
    }

    private static Scope scope(RandomGenerator dice, int depth) {
        var steps = new LinkedHashMap<NodeId, StepState>();
        for (int i = dice.nextInt(4); i > 0; i--) {
            steps.put(node(dice), state(dice, depth));
        }
        return new Scope(steps);
    }

    private static StepState state(RandomGenerator dice, int depth) {
        int kind = dice.nextInt(KINDS.size() + 1);
        if (kind == LOOPING) {
            return new StepState.Looping(tries(dice), rounds(dice, depth - 1), time(dice));
        }
        return KINDS.get(kind - 1).apply(dice);
    }

    private static Rounds rounds(RandomGenerator dice, int depth) {
        var open = new TreeMap<Integer, Scope>();
        for (int i = depth > 0 ? dice.nextInt(3) : 0; i > 0; i--) {
            open.put(dice.nextInt(1_000_000), scope(dice, depth));
        }
        var loose = new TreeMap<Integer, Value>();
        for (int i = dice.nextInt(3); i > 0; i--) {
            loose.put(dice.nextInt(1_000_000), value(dice, 1));
        }
        return new Rounds(
                value(dice, 2),
                dice.nextInt(1_000_000),
                new LoopRules(dice.nextInt(1, 100), dice.nextBoolean(), dice.nextBoolean()),
                open,
                dice.nextInt(3),
                dice.nextInt(3),
                dice.nextInt(3),
                maybe(dice, failure(dice)),
                new Results(few(dice, () -> value(dice, 2)), dice.nextInt(3), loose));
    }

    /** Without {@link Output.OfSignal}: a signal is data once it was taken. */
    private static Output output(RandomGenerator dice) {
        return switch (dice.nextInt(4)) {
            case 0 -> new Output.Data(value(dice, 3));
            case 1 -> new Output.Same(node(dice));
            case 2 -> new Output.Item();
            default -> new Output.Trigger();
        };
    }

    private static Task debt(RandomGenerator dice) {
        return dice.nextBoolean()
                ? new Task.CancelChild(new ExecutionId(uuid(dice)))
                : new Task.TellParent(Events.parent(dice));
    }

    private static Tries tries(RandomGenerator dice) {
        return dice.nextInt(3) == 0 ? Tries.NONE : new Tries(attempt(dice), dice.nextInt(3), dice.nextInt(3));
    }

    private static <T> List<T> few(RandomGenerator dice, Supplier<T> maker) {
        return Stream.generate(maker).limit(dice.nextInt(3)).toList();
    }

    private RandomStates() {}
}
