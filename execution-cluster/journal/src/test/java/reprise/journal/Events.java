package reprise.journal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.StepId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.ChildRequested;
import reprise.core.execution.ExecutionEvent.ChildStarted;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Ending;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.LoopStarted;
import reprise.core.execution.ExecutionEvent.NodeCancelled;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeResolved;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.ExecutionEvent.Paused;
import reprise.core.execution.ExecutionEvent.Reopened;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.execution.ExecutionEvent.ResultsGathered;
import reprise.core.execution.ExecutionEvent.Resumed;
import reprise.core.execution.ExecutionEvent.RoundFinished;
import reprise.core.execution.ExecutionEvent.SignalReceived;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.ExecutionEvent.TaskDone;
import reprise.core.execution.LoopRules;
import reprise.core.execution.Outcome;
import reprise.core.execution.Output;
import reprise.core.execution.Parent;
import reprise.core.execution.StartKey;
import reprise.core.value.Reference;
import reprise.core.value.Value;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.LogLine;

/** Events of every kind, drawn at random. */
final class Events {
    static final ExecutionId EXECUTION = new ExecutionId(new UUID(0, 1));

    private static final String[] TEXTS = {
        "",
        "plain",
        "\0",
        "\u0001\t\n\"\\/",
        "ä€𝄞",
        "\u2028\u2029",
        "ends in half 𝄞",
        "{\"looks\": \"like JSON\"}",
        "İı",
        "a b c"
    };

    /** One maker for each kind, so that every draw can be of a chosen kind. */
    static final List<Function<RandomGenerator, ExecutionEvent>> KINDS = List.of(
            Events::started,
            dice -> new NodeStarted(step(dice), attempt(dice), value(dice, 3), time(dice)),
            dice -> new NodeCompleted(step(dice), attempt(dice), text(dice), output(dice), time(dice)),
            dice -> new NodeRetryScheduled(step(dice), attempt(dice), failure(dice), time(dice), time(dice)),
            dice -> new NodeFailed(step(dice), attempt(dice), failure(dice), maybe(dice, "error"), time(dice)),
            dice -> new NodeWaiting(
                    step(dice),
                    attempt(dice),
                    maybe(dice, text(dice)),
                    maybe(dice, time(dice)),
                    text(dice),
                    time(dice)),
            dice -> new NodeSkipped(step(dice), time(dice)),
            dice -> new NodeCancelled(step(dice), time(dice)),
            dice -> new LoopStarted(
                    step(dice),
                    attempt(dice),
                    value(dice, 2),
                    dice.nextInt(1_000),
                    new LoopRules(dice.nextInt(1, 100), dice.nextBoolean(), dice.nextBoolean()),
                    time(dice)),
            dice -> new RoundFinished(
                    step(dice), dice.nextInt(1_000), value(dice, 2), maybe(dice, failure(dice)), time(dice)),
            dice -> new ResultsGathered(step(dice), dice.nextInt(1_000), value(dice, 2), time(dice)),
            dice -> new ChildRequested(
                    step(dice),
                    attempt(dice),
                    new ExecutionId(uuid(dice)),
                    new WorkflowId(uuid(dice)),
                    maybe(dice, dice.nextInt(1, 100)),
                    value(dice, 2),
                    dice.nextBoolean(),
                    time(dice)),
            dice -> new ChildStarted(step(dice), new ExecutionId(uuid(dice)), time(dice)),
            dice -> new SignalReceived(text(dice), value(dice, 2), cause(dice), time(dice)),
            dice -> new Logged(
                    step(dice),
                    attempt(dice),
                    any(dice, LogLine.Level.values()),
                    text(dice),
                    value(dice, 2),
                    time(dice)),
            dice -> new Responded(
                    step(dice), dice.nextInt(100, 600), Map.of("content-type", text(dice)), value(dice, 3), time(dice)),
            dice -> new Paused(cause(dice), maybe(dice, text(dice)), time(dice)),
            dice -> new Resumed(cause(dice), maybe(dice, text(dice)), time(dice)),
            dice -> new Ending(outcome(dice), cause(dice), time(dice)),
            dice -> new Ended(outcome(dice), dice.nextBoolean(), time(dice)),
            dice -> new Reopened(
                    List.of(step(dice), step(dice)),
                    maybe(dice, value(dice, 2)),
                    cause(dice),
                    maybe(dice, text(dice)),
                    maybe(dice, time(dice)),
                    time(dice)),
            dice -> new NodeResolved(step(dice), cause(dice), maybe(dice, text(dice)), time(dice)),
            dice -> new TaskDone(text(dice), dice.nextBoolean(), time(dice)));

    static Started started(RandomGenerator dice) {
        return new Started(
                EXECUTION,
                new PlanId(new WorkflowId(uuid(dice)), dice.nextInt(1, 1_000)),
                new WorkspaceId(uuid(dice)),
                node(dice),
                text(dice),
                value(dice, 3),
                value(dice, 1),
                cause(dice),
                maybe(dice, new StartKey(text(dice), maybe(dice, text(dice)), maybe(dice, time(dice)))),
                maybe(dice, parent(dice)),
                maybe(dice, time(dice)),
                time(dice));
    }

    static Parent parent(RandomGenerator dice) {
        return new Parent(new ExecutionId(uuid(dice)), step(dice), dice.nextInt(1, 17), dice.nextBoolean());
    }

    static ExecutionEvent any(RandomGenerator dice) {
        return KINDS.get(dice.nextInt(KINDS.size())).apply(dice);
    }

    static Json json(RandomGenerator dice, int depth) {
        return switch (dice.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(dice.nextBoolean());
            case 2 -> Json.of(dice.nextLong());
            case 3 -> new Json.JsonNumber(new BigDecimal(dice.nextInt() + "." + (dice.nextInt(9) + 1)));
            case 4 -> new Json.JsonNumber(new BigDecimal("1.5E+" + dice.nextInt(20, 390)));
            case 5 -> Json.of(text(dice));
            case 6 -> {
                var items = new ArrayList<Json>();
                for (int i = dice.nextInt(4); i > 0; i--) {
                    items.add(json(dice, depth - 1));
                }
                yield Json.array(items);
            }
            default -> {
                var members = new LinkedHashMap<String, Json>();
                for (int i = dice.nextInt(4); i > 0; i--) {
                    members.put(text(dice) + i, json(dice, depth - 1));
                }
                yield Json.object(members);
            }
        };
    }

    private static Output output(RandomGenerator dice) {
        return switch (dice.nextInt(5)) {
            case 0 -> new Output.Data(value(dice, 3));
            case 1 -> new Output.Same(node(dice));
            case 2 -> new Output.Item();
            case 3 -> new Output.OfSignal(text(dice));
            default -> new Output.Trigger();
        };
    }

    static Outcome outcome(RandomGenerator dice) {
        return switch (dice.nextInt(3)) {
            case 0 -> new Outcome.Completed(List.of(node(dice), new NodeId("last")));
            case 1 -> new Outcome.Failed(failure(dice), maybe(dice, step(dice)));
            default -> new Outcome.Cancelled(text(dice));
        };
    }

    static Failure failure(RandomGenerator dice) {
        return new Failure(
                "CODE_" + dice.nextInt(9), text(dice), dice.nextBoolean(), dice.nextBoolean(), json(dice, 2));
    }

    /** Data that stand in their event, or lie beside it and were written before. */
    static Value value(RandomGenerator dice, int depth) {
        return dice.nextInt(4) == 0
                ? new Value.Large(
                        new Reference("0f".repeat(32), dice.nextInt(1, 1_000_000), text(dice)), Optional.empty())
                : Value.of(json(dice, depth));
    }

    static Cause cause(RandomGenerator dice) {
        return new Cause(maybe(dice, text(dice)), maybe(dice, text(dice)));
    }

    static StepId step(RandomGenerator dice) {
        var rounds = Stream.generate(() -> new StepId.Round(node(dice), dice.nextInt(1_000)))
                .limit(dice.nextInt(3))
                .toList();
        return new StepId(rounds, node(dice));
    }

    static NodeId node(RandomGenerator dice) {
        return new NodeId("node-" + dice.nextInt(1_000));
    }

    static int attempt(RandomGenerator dice) {
        return dice.nextInt(1, Integer.MAX_VALUE);
    }

    static Instant time(RandomGenerator dice) {
        return Instant.ofEpochSecond(dice.nextLong(-1_000, 100_000_000_000L), dice.nextInt(1_000_000_000));
    }

    static UUID uuid(RandomGenerator dice) {
        return new UUID(dice.nextLong(), dice.nextLong());
    }

    static String text(RandomGenerator dice) {
        return any(dice, TEXTS);
    }

    static <T> Optional<T> maybe(RandomGenerator dice, T value) {
        return dice.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private static <T> T any(RandomGenerator dice, T[] choices) {
        return choices[dice.nextInt(choices.length)];
    }

    private Events() {}
}
