package reprise.bench.histories;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.definition.SourceText;
import reprise.core.plan.Compilation;
import reprise.core.plan.NodeTypes;
import reprise.core.plan.Plan;
import reprise.language.Language;
import reprise.nodes.BuiltinNodes;
import reprise.sdk.Context;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeType;
import reprise.sdk.PureNode;
import reprise.sdk.Result;
import reprise.sdk.Step;
import reprise.sdk.WorkerNode;

/** A workflow that goes through a loop, four events a round, and in the last round waits for a worker that never ends. */
final class LongFlow implements NodeTypes {
    static final int EVENTS_PER_ROUND = 4;

    private final Map<String, NodeType<?>> types = new LinkedHashMap<>();

    /** @param working told whenever the worker begins */
    LongFlow(Runnable working) {
        BuiltinNodes.all(Language.json()).forEach(this::add);
        add(new Each());
        add(new Hold(working));
    }

    private void add(NodeType<?> type) {
        types.put(type.spec().type(), type);
    }

    Plan plan(long rounds) {
        var definition = Json.object(
                "name",
                "long",
                "nodes",
                List.of(
                        Json.object("id", "start", "type", "manual"),
                        Json.object("id", "each", "type", "each", "config", Json.object("rounds", rounds)),
                        inEach("number", "set", Json.object("values", Json.object("number", "{{ item }}"))),
                        inEach("last", "condition", Json.object("condition", "item == " + rounds)),
                        inEach("hold", "hold", Json.EMPTY_OBJECT)),
                "edges",
                List.of(
                        Json.object("from", "start", "to", "each"),
                        Json.object("from", "number", "to", "last"),
                        Json.object("from", "last", "to", "hold", "on", "true")));
        var id = new PlanId(new WorkflowId(new UUID(0, 1)), 1);
        return switch (Language.compile(id, SourceText.of(definition), this)) {
            case Compilation.Ready(var plan, var _) -> plan;
            case Compilation.Refused(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    private static Json inEach(String id, String type, Json config) {
        return Json.object("id", id, "type", type, "parent", "each", "config", config);
    }

    @Override
    public Optional<NodeType<?>> find(String type) {
        return Optional.ofNullable(types.get(type));
    }

    @Override
    public Collection<NodeType<?>> all() {
        return types.values();
    }

    record Rounds(int rounds) {}

    record Nothing() {}

    private record Each() implements PureNode<Rounds> {
        @Override
        public NodeSpec<Rounds> spec() {
            return NodeSpec.of("each", Rounds.class).withBody();
        }

        @Override
        public Step evaluate(Rounds config, Input input, Instant now) {
            var items = LongStream.rangeClosed(1, config.rounds())
                    .<Json>mapToObj(Json::of)
                    .toList();
            return new Step.Loop(items, 1, true, true);
        }
    }

    private record Hold(Runnable working) implements WorkerNode<Nothing> {
        @Override
        public NodeSpec<Nothing> spec() {
            return NodeSpec.of("hold", Nothing.class);
        }

        @Override
        public Result run(Nothing config, Input input, Context context) throws InterruptedException {
            working.run();
            Thread.currentThread().join();
            throw new IllegalStateException("nobody waits that long");
        }
    }
}
