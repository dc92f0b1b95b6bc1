package reprise.core.execution;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.definition.RetryPolicy;
import reprise.core.definition.RetryPolicy.Backoff;
import reprise.sdk.Json;
import reprise.sdk.Step;

/**
 * Workflows without races: in a {@link PredictableWorld}, whatever order their branches come in, they end the same way.
 * node whose failure ends the execution has {@code !} for its first letter's neighbour: see {@link #isStubborn}.
 */
final class PredictableGraphs {
    private final RandomGenerator dice;
    private final Graph graph = new Graph();
    private int named;

    private PredictableGraphs(RandomGenerator dice) {
        this.dice = dice;
    }

    static Graph of(RandomGenerator dice) {
        return new PredictableGraphs(dice).graph();
    }

    /** Whether the node fails until somebody has retried it often enough; others fail always, or never. */
    static boolean isStubborn(String node) {
        return node.startsWith("stubborn");
    }

    private Graph graph() {
        graph.trigger("hook");
        String last = "hook";
        for (int i = dice.nextInt(1, 6); i > 0; i--) {
            var node = node(Optional.empty(), true, 0);
            graph.edge(dice.nextInt(3) == 0 ? "hook" : last, node);
            if (dice.nextInt(4) == 0) {
                graph.edge(last, node, "error");
            }
            last = node;
        }
        return graph;
    }

    /** @param retried whether a failure there ends the execution, which is retried then */
    private String node(Optional<String> loop, boolean retried, int depth) {
        int number = named++;
        var name =
                switch (dice.nextInt(depth < 2 ? 12 : 9)) {
                    case 0, 1 -> worker("work" + number, dice.nextBoolean() ? OnError.CONTINUE : OnError.ROUTE);
                    case 2 ->
                        retried ? worker("stubborn" + number, OnError.FAIL) : worker("work" + number, OnError.CONTINUE);
                    case 3 -> pure("pass" + number, Step.passOn("main"));
                    case 4 -> pure("sleep" + number, new Step.Sleep(Story.NOON.plusSeconds(30), "main"));
                    case 5 -> pure("ask" + number, new Step.Await("go", Optional.empty(), "error"));
                    case 6 ->
                        pure("late" + number, new Step.Await("no", Optional.of(Story.NOON.plusSeconds(60)), "error"));
                    case 7 -> call((retried ? "stubborn" : "call") + number, retried ? OnError.FAIL : OnError.CONTINUE);
                    case 8 -> pure("large" + number, Step.output(Json.of("large".repeat(20) + number)));
                    default -> loop("each" + number, retried, depth);
                };
        loop.ifPresent(around -> graph.in(name, around));
        return name;
    }

    private String worker(String id, OnError onError) {
        graph.worker(id, retry(), onError);
        return id;
    }

    private String pure(String id, Step step) {
        graph.pure(id, step);
        return id;
    }

    private String call(String id, OnError onError) {
        boolean waits = dice.nextInt(3) > 0;
        var call = new Step.Call(RandomGraphs.CALLED.toString(), Optional.empty(), Json.of(id), waits);
        graph.pure(id, (_, _) -> call, OptionalInt.empty(), retry(), onError);
        return id;
    }

    private String loop(String id, boolean retried, int depth) {
        boolean goesOn = !retried || dice.nextBoolean();
        var items = IntStream.range(0, dice.nextInt(4)).<Json>mapToObj(Json::of).toList();
        graph.loop(
                id,
                new Step.Loop(items, dice.nextInt(1, 4), dice.nextBoolean(), goesOn),
                goesOn ? OnError.CONTINUE : OnError.FAIL);
        var first = node(Optional.of(id), !goesOn, depth + 1);
        if (dice.nextBoolean()) {
            graph.edge(first, node(Optional.of(id), !goesOn, depth + 1));
        }
        if (goesOn && dice.nextBoolean()) {
            graph.in(worker("fails" + named++, OnError.FAIL), id);
        }
        return id;
    }

    private RetryPolicy retry() {
        return new RetryPolicy(dice.nextInt(1, 4), Backoff.FIXED, Duration.ofSeconds(5), Duration.ofMinutes(1), 0);
    }
}
