package reprise.core.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import reprise.core.WorkflowId;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.definition.RetryPolicy;
import reprise.core.definition.RetryPolicy.Backoff;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Step;

/** Workflows as nobody would draw them: any node after any others, by any port, with any policy, in loops within loops. */
final class RandomGraphs {
    /** What waits for a signal waits for one of these. */
    static final List<String> SIGNALS = List.of("go", "stop");

    static final WorkflowId CALLED = new WorkflowId(new UUID(0, 9));
    private static final String[] PORTS = {"main", "main", "true", "false", "error"};
    private static final int DEEPEST = 2;

    private final RandomGenerator dice;
    private final Graph graph = new Graph();
    private int named;

    private RandomGraphs(RandomGenerator dice) {
        this.dice = dice;
    }

    /** One or two triggers, {@code t0} and {@code t1}, and {@code nodes} nodes outside of loops. */
    static Graph of(RandomGenerator dice, int nodes) {
        return new RandomGraphs(dice).graph(nodes);
    }

    private Graph graph(int nodes) {
        var before = new ArrayList<String>();
        for (int i = dice.nextInt(1, 3); i > 0; i--) {
            graph.trigger("t" + before.size());
            before.add("t" + before.size());
        }
        for (int i = 0; i < nodes; i++) {
            var id = node(Optional.empty(), 0);
            edges(before, id, dice.nextInt(8) == 0 ? 0 : dice.nextInt(1, 4));
            before.add(id);
        }
        return dice.nextInt(5) == 0 ? graph.timeout(Duration.ofSeconds(dice.nextInt(1, 120))) : graph;
    }

    private void body(String loop, int depth) {
        var before = new ArrayList<String>();
        for (int i = dice.nextInt(1, 4); i > 0; i--) {
            var id = node(Optional.of(loop), depth);
            edges(before, id, before.isEmpty() ? 0 : dice.nextInt(3));
            before.add(id);
        }
    }

    private void edges(List<String> before, String to, int count) {
        for (int edge = 0; edge < count; edge++) {
            graph.edge(before.get(dice.nextInt(before.size())), to, any(PORTS));
        }
    }

    private String node(Optional<String> loop, int depth) {
        var id = "n" + named++;
        node(id, depth);
        loop.ifPresent(around -> graph.in(id, around));
        return id;
    }

    private void node(String id, int depth) {
        var retry = retry();
        var onError = any(OnError.values());
        switch (dice.nextInt(depth < DEEPEST ? 16 : 13)) {
            case 0, 1, 2, 3 -> graph.worker(id, retry, onError).configured(roots -> Json.object("value", roots.now()));
            case 4 -> graph.pure(id, Step.output(Json.of(id.repeat(dice.nextInt(1, 40)))));
            case 5 -> graph.pure(id, Step.passOn(any(PORTS)));
            case 6 -> {
                int seconds = dice.nextInt(0, 60);
                graph.pure(
                        id,
                        (_, now) -> new Step.Sleep(now.plusSeconds(seconds), "main"),
                        OptionalInt.empty(),
                        retry,
                        onError);
            }
            case 7 -> {
                int every = dice.nextInt(1, 4);
                var failure = new Failure("UNLUCKY", "an unlucky second", dice.nextInt(4) > 0, true, Json.NULL);
                graph.pure(
                        id,
                        (_, now) -> now.getEpochSecond() % every == 0 ? new Step.Failed(failure) : Step.passOn("main"),
                        OptionalInt.empty(),
                        retry,
                        onError);
            }
            case 8 -> graph.pure(id, Step.passOn("main"), OptionalInt.of(dice.nextInt(1, 3)));
            case 9 -> {
                var signal = SIGNALS.get(dice.nextInt(SIGNALS.size()));
                boolean isForEver = dice.nextBoolean();
                graph.pure(
                        id,
                        (_, now) -> new Step.Await(
                                signal, isForEver ? Optional.empty() : Optional.of(now.plusSeconds(20)), "true"),
                        OptionalInt.empty(),
                        retry,
                        onError);
            }
            case 10, 11 -> {
                var call = new Step.Call(CALLED.toString(), Optional.empty(), Json.of(id), dice.nextInt(3) > 0);
                graph.pure(id, (_, _) -> call, OptionalInt.empty(), retry, onError);
            }
            case 12 -> graph.disabled(id);
            default -> {
                var items = IntStream.range(0, dice.nextInt(5))
                        .<Json>mapToObj(Json::of)
                        .toList();
                graph.loop(
                        id, new Step.Loop(items, dice.nextInt(1, 4), dice.nextBoolean(), dice.nextBoolean()), onError);
                body(id, depth + 1);
            }
        }
    }

    private RetryPolicy retry() {
        return new RetryPolicy(
                dice.nextInt(1, 5),
                any(Backoff.values()),
                Duration.ofMillis(dice.nextInt(0, 2_000)),
                Duration.ofSeconds(20),
                dice.nextInt(2) * 0.3);
    }

    private <T> T any(T[] choices) {
        return choices[dice.nextInt(choices.length)];
    }
}
