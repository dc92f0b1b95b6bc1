package reprise.core.execution;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.definition.RetryPolicy;
import reprise.core.definition.RetryPolicy.Backoff;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Step;

/** Workflows as nobody would draw them: any node after any others, by any port, with any policy. */
final class RandomGraphs {
    private static final String[] PORTS = {"main", "main", "true", "false", "error"};

    /** One or two triggers, {@code t0} and {@code t1}, and {@code nodes} nodes, {@code n0} to {@code nX}. */
    static Graph of(RandomGenerator dice, int nodes) {
        var graph = new Graph();
        int triggers = dice.nextInt(1, 3);
        for (int i = 0; i < triggers; i++) {
            graph.trigger("t" + i);
        }
        for (int i = 0; i < nodes; i++) {
            node(dice, graph, "n" + i);
            int edges = dice.nextInt(8) == 0 ? 0 : dice.nextInt(1, 4);
            for (int edge = 0; edge < edges; edge++) {
                int from = dice.nextInt(triggers + i);
                graph.edge(from < triggers ? "t" + from : "n" + (from - triggers), "n" + i, any(dice, PORTS));
            }
        }
        return dice.nextInt(5) == 0 ? graph.timeout(Duration.ofSeconds(dice.nextInt(1, 120))) : graph;
    }

    private static void node(RandomGenerator dice, Graph graph, String id) {
        var retry = retry(dice);
        var onError = any(dice, OnError.values());
        switch (dice.nextInt(10)) {
            case 0, 1, 2, 3 -> graph.worker(id, retry, onError).configured(roots -> Json.object("value", roots.now()));
            case 4 -> graph.pure(id, Step.output(Json.of(id)));
            case 5 -> graph.pure(id, Step.passOn(any(dice, PORTS)));
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
            default -> graph.disabled(id);
        }
    }

    private static RetryPolicy retry(RandomGenerator dice) {
        return new RetryPolicy(
                dice.nextInt(1, 5),
                any(dice, Backoff.values()),
                Duration.ofMillis(dice.nextInt(0, 2_000)),
                Duration.ofSeconds(20),
                dice.nextInt(2) * 0.3);
    }

    private static <T> T any(RandomGenerator dice, T[] choices) {
        return choices[dice.nextInt(choices.length)];
    }

    private RandomGraphs() {}
}
