package reprise.language.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import reprise.core.NodeId;
import reprise.core.WorkflowId;
import reprise.core.definition.Definition;
import reprise.core.definition.EdgeDefinition;
import reprise.core.definition.IdempotencyWindow;
import reprise.core.definition.NodeDefinition;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.definition.NodeDefinition.Position;
import reprise.core.definition.Param;
import reprise.core.definition.RetryPolicy;
import reprise.core.definition.RetryPolicy.Backoff;
import reprise.core.definition.Settings;
import reprise.language.json.RandomJson;
import reprise.sdk.Json;

/** Definitions that can be read, in all their variety. */
record RandomDefinition(Random random) {

    Definition next() {
        var ids = IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(i -> new NodeId("n" + i + "-x"))
                .toList();
        return new Definition(
                "n" + RandomJson.text(random),
                RandomJson.text(random),
                random.nextBoolean() ? List.of() : List.of("a", "b: c"),
                params(),
                ids.stream().map(this::node).toList(),
                ids.stream().map(id -> edge(id, ids.getFirst())).toList(),
                random.nextBoolean() ? Settings.NONE : settings(),
                Map.copyOf(RandomJson.object(random, 2).members()));
    }

    private Map<String, Param> params() {
        var params = new LinkedHashMap<String, Param>();
        for (int i = random.nextInt(4); i > 0; i--) {
            params.put(
                    "p" + i,
                    switch (random.nextInt(4)) {
                        case 0 ->
                            new Param(Param.Type.ANY, maybe(RandomJson.value(random, 2)), RandomJson.text(random));
                        case 1 -> new Param(Param.Type.STRING, maybe(Json.of(RandomJson.text(random))), "");
                        case 2 -> new Param(Param.Type.OBJECT, maybe(RandomJson.object(random, 2)), "");
                        default -> new Param(Param.Type.NUMBER, maybe(Json.of(random.nextInt())), "");
                    });
        }
        return params;
    }

    private NodeDefinition node(NodeId id) {
        return new NodeDefinition(
                id,
                "set",
                RandomJson.text(random),
                RandomJson.text(random),
                RandomJson.object(random, 3),
                maybe(new Position(random.nextInt(1_000) / 4.0, -random.nextInt(1_000) * 0.1)),
                maybe(new NodeId("loop")),
                random.nextBoolean(),
                random.nextBoolean() ? RetryPolicy.NONE : retry(),
                maybe(duration().plusMillis(1)),
                OnError.values()[random.nextInt(3)]);
    }

    private RetryPolicy retry() {
        return new RetryPolicy(
                1 + random.nextInt(9),
                Backoff.values()[random.nextInt(3)],
                duration(),
                duration(),
                random.nextInt(11) / 10.0);
    }

    private Duration duration() {
        var units = List.of(
                Duration.ofNanos(1),
                Duration.ofMillis(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Duration.ofDays(1));
        return units.get(random.nextInt(units.size())).multipliedBy(random.nextInt(100));
    }

    private EdgeDefinition edge(NodeId from, NodeId to) {
        return new EdgeDefinition(from, to, List.of("", "true", "main", "on").get(random.nextInt(4)));
    }

    private Settings settings() {
        return new Settings(
                maybe(duration().plusSeconds(1)),
                maybe(1 + random.nextInt(100)),
                maybe(new WorkflowId(new UUID(random.nextLong(), random.nextLong()))),
                maybe(Duration.ofDays(1 + random.nextInt(9))),
                maybe(new IdempotencyWindow(maybe(duration().plusSeconds(1)))));
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    /** Several of them. */
    List<Definition> take(int number) {
        var definitions = new ArrayList<Definition>();
        for (int i = 0; i < number; i++) {
            definitions.add(next());
        }
        return definitions;
    }
}
