package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.definition.Definition;
import reprise.core.definition.NodeDefinition;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.definition.RetryPolicy;
import reprise.core.definition.Settings;
import reprise.core.expression.Budget;
import reprise.core.expression.Roots;
import reprise.core.expression.Uses;
import reprise.core.plan.Plan;
import reprise.core.plan.PlanNode;
import reprise.core.plan.PlanNode.PlanEdge;
import reprise.core.plan.Region;
import reprise.core.plan.Template;
import reprise.sdk.Context;
import reprise.sdk.Failure;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeType;
import reprise.sdk.PureNode;
import reprise.sdk.Result;
import reprise.sdk.Step;
import reprise.sdk.TriggerNode;
import reprise.sdk.WorkerNode;

/** Plans for tests, written as a drawing: nodes, then arrows. */
final class Graph {

    /** @param value what a pure node puts out; a worker takes it as input */
    public record Config(Json value) {}

    private record Placed(NodeDefinition definition, NodeType<?> type, Template config) {}

    private final LinkedHashMap<NodeId, Placed> nodes = new LinkedHashMap<>();
    private final List<PlanEdge> edges = new ArrayList<>();
    private final Map<NodeId, NodeId> parents = new HashMap<>();
    private Optional<Duration> timeout = Optional.empty();
    private Json params = Json.EMPTY_OBJECT;

    Graph trigger(String id) {
        return node(id, new Trigger(), RetryPolicy.NONE, OnError.FAIL, false);
    }

    Graph worker(String id) {
        return worker(id, RetryPolicy.NONE, OnError.FAIL);
    }

    Graph worker(String id, RetryPolicy retry, OnError onError) {
        return node(id, new Worker(List.of("main")), retry, onError, false);
    }

    /** Does at once what {@code step} says. */
    Graph pure(String id, Step step) {
        return pure(id, step, OptionalInt.empty());
    }

    Graph pure(String id, Step step, OptionalInt quorum) {
        return pure(id, (_, _) -> step, quorum, RetryPolicy.NONE, OnError.FAIL);
    }

    /** Does what {@code step} makes of its input. */
    Graph pure(String id, Function<Input, Step> step) {
        return pure(id, (input, _) -> step.apply(input), OptionalInt.empty(), RetryPolicy.NONE, OnError.FAIL);
    }

    /** Does what {@code step} makes of its input and the time. */
    Graph pure(
            String id, BiFunction<Input, Instant, Step> step, OptionalInt quorum, RetryPolicy retry, OnError onError) {
        return node(id, new Pure(step, quorum, false), retry, onError, false);
    }

    Graph failing(String id, OnError onError) {
        var step = new Step.Failed(Failure.permanent("BROKEN", "it is broken"));
        return pure(id, (_, _) -> step, OptionalInt.empty(), RetryPolicy.NONE, onError);
    }

    /** Gives the node added last another configuration than {@code {"value": its id}}. */
    Graph configured(Function<Roots, Json> config) {
        return configured(config, Uses.NOTHING);
    }

    /** The same, where it tells what it may look at. */
    Graph configured(Function<Roots, Json> config, Uses uses) {
        nodes.computeIfPresent(
                nodes.lastEntry().getKey(),
                (_, placed) -> new Placed(placed.definition, placed.type, new Evaluated(config, uses)));
        return this;
    }

    /** Gives the node added last a configuration that takes so many steps to evaluate. */
    Graph costing(int steps) {
        nodes.computeIfPresent(
                nodes.lastEntry().getKey(),
                (id, placed) -> new Placed(placed.definition, placed.type, new Costly(id.value(), steps)));
        return this;
    }

    Graph disabled(String id) {
        return disabled(id, List.of("main"));
    }

    /** @param ports where it would leave, were it not disabled */
    Graph disabled(String id, List<String> ports) {
        return node(id, new Worker(ports), RetryPolicy.NONE, OnError.FAIL, true);
    }

    Graph edge(String from, String to) {
        return edge(from, to, "main");
    }

    Graph edge(String from, String to, String on) {
        edges.add(new PlanEdge(new NodeId(from), new NodeId(to), on));
        return this;
    }

    Graph params(Json params) {
        this.params = params;
        return this;
    }

    Graph timeout(Duration timeout) {
        this.timeout = Optional.of(timeout);
        return this;
    }

    /** Puts the node added last into the body of that loop. */
    Graph in(String loop) {
        return in(nodes.lastEntry().getKey().value(), loop);
    }

    Graph in(String id, String loop) {
        parents.put(new NodeId(id), new NodeId(loop));
        return this;
    }

    /** Goes through its body as {@code loop} says. */
    Graph loop(String id, Step.Loop loop) {
        return loop(id, loop, OnError.FAIL);
    }

    Graph loop(String id, Step.Loop loop, OnError onError) {
        return node(id, new Pure((_, _) -> loop, OptionalInt.empty(), true), RetryPolicy.NONE, onError, false);
    }

    /** The nodes must have been added in topological order. */
    Plan plan() {
        var byId = new LinkedHashMap<NodeId, PlanNode>();
        var root = region(Optional.empty(), List.of(), byId);
        var settings = new Settings(timeout, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        var definition = new Definition(
                "test",
                "",
                List.of(),
                Map.of(),
                nodes.values().stream().map(Placed::definition).toList(),
                List.of(),
                settings,
                Map.of());
        var id = new PlanId(new WorkflowId(new UUID(0, 7)), 1);
        return new Plan(id, definition, root, List.copyOf(byId.values()), byId, params);
    }

    private Region region(Optional<NodeId> loop, List<NodeId> loops, Map<NodeId, PlanNode> byId) {
        var planned = new ArrayList<PlanNode>();
        nodes.forEach((id, placed) -> {
            if (Optional.ofNullable(parents.get(id)).equals(loop)) {
                var inner = new ArrayList<>(loops);
                inner.add(id);
                planned.add(PlanNode.of(
                        placed.definition,
                        placed.type,
                        placed.config,
                        edges.stream().filter(edge -> edge.to().equals(id)).toList(),
                        edges.stream().filter(edge -> edge.from().equals(id)).toList(),
                        loops,
                        region(Optional.of(id), inner, byId)));
            }
        });
        planned.forEach(node -> byId.putIfAbsent(node.id(), node));
        return new Region(List.copyOf(planned));
    }

    private Graph node(String id, NodeType<?> type, RetryPolicy retry, OnError onError, boolean disabled) {
        var definition = new NodeDefinition(
                new NodeId(id),
                type.spec().type(),
                "",
                "",
                Json.EMPTY_OBJECT,
                Optional.empty(),
                Optional.empty(),
                disabled,
                retry,
                Optional.empty(),
                onError);
        nodes.put(
                definition.id(),
                new Placed(definition, type, new Evaluated(_ -> Json.object("value", id), Uses.NOTHING)));
        return this;
    }

    private record Costly(String value, int steps) implements Template {
        @Override
        public Json evaluate(Roots roots, Budget budget) {
            assertThat(budget.spend(steps)).as("it has its whole budget").isTrue();
            return Json.object("value", value);
        }

        @Override
        public Uses uses() {
            return Uses.NOTHING;
        }

        @Override
        public boolean isConstant() {
            return false;
        }
    }

    private record Evaluated(Function<Roots, Json> config, Uses uses) implements Template {
        @Override
        public Json evaluate(Roots roots, Budget budget) {
            return config.apply(roots);
        }

        @Override
        public boolean isConstant() {
            return false;
        }
    }

    private static final class Trigger implements TriggerNode<Config> {
        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("trigger", Config.class);
        }
    }

    private record Worker(List<String> ports) implements WorkerNode<Config> {
        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("worker", Config.class).outputs(_ -> ports);
        }

        @Override
        public Result run(Config config, Input input, Context context) {
            throw new AssertionError("deciding runs no worker");
        }
    }

    private record Pure(BiFunction<Input, Instant, Step> step, OptionalInt quorum, boolean loops)
            implements PureNode<Config> {
        @Override
        public NodeSpec<Config> spec() {
            var spec = NodeSpec.of("pure", Config.class).quorum(_ -> quorum);
            return loops ? spec.withBody() : spec;
        }

        @Override
        public Step evaluate(Config config, Input input, Instant now) {
            return step.apply(input, now);
        }
    }
}
