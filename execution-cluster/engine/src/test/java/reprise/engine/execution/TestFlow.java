package reprise.engine.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.definition.Definition;
import reprise.core.definition.NodeDefinition;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.definition.RetryPolicy;
import reprise.core.definition.Settings;
import reprise.core.expression.Roots;
import reprise.core.expression.Uses;
import reprise.core.plan.Plan;
import reprise.core.plan.PlanNode;
import reprise.core.plan.PlanNode.PlanEdge;
import reprise.core.plan.Region;
import reprise.core.plan.Template;
import reprise.sdk.Context;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeType;
import reprise.sdk.PureNode;
import reprise.sdk.Result;
import reprise.sdk.Step;
import reprise.sdk.TriggerNode;
import reprise.sdk.WorkerNode;

/** A workflow for tests: a trigger, then one node after another. */
final class TestFlow {
    private static final Region NO_BODY = new Region(List.of());

    static final NodeId START = new NodeId("start");
    static final NodeId CALL = new NodeId("call");
    static final NodeId AFTER = new NodeId("after");

    public record Config(String say) {}

    /** What a worker does, in place of an effect on the world. */
    @FunctionalInterface
    interface Work {
        Result run(Context context) throws Exception;
    }

    private final List<PlanNode> nodes = new ArrayList<>();

    private TestFlow() {
        add(START, new Trigger(), RetryPolicy.NONE, Optional.empty());
    }

    static Plan calling(Work work) {
        return calling(work, RetryPolicy.NONE, Optional.empty());
    }

    static Plan calling(Work work, RetryPolicy retry, Optional<Duration> timeout) {
        return new TestFlow().add(CALL, new Worker(work), retry, timeout).plan();
    }

    /** Its failure does not end the execution: another worker comes after it. */
    static Plan callingAndGoingOn(Work work, RetryPolicy retry, Work after) {
        return new TestFlow()
                .add(CALL, new Worker(work), retry, Optional.empty(), OnError.CONTINUE)
                .add(AFTER, new Worker(after), RetryPolicy.NONE, Optional.empty())
                .plan();
    }

    static Plan sleeping(Duration time) {
        return new TestFlow()
                .add(
                        new NodeId("nap"),
                        new Steps(now -> new Step.Sleep(now.plus(time), "main")),
                        RetryPolicy.NONE,
                        Optional.empty())
                .plan();
    }

    /** Goes through so many rounds, of two events each, before it calls. */
    static Plan loopingAndCalling(int rounds, Work work) {
        return new TestFlow()
                .addLoop(rounds)
                .add(CALL, new Worker(work), RetryPolicy.NONE, Optional.empty())
                .plan();
    }

    private TestFlow addLoop(int rounds) {
        var each = new NodeId("each");
        add(each, new Loop(rounds), RetryPolicy.NONE, Optional.empty());
        var loop = nodes.removeLast();
        var inside = definition(new NodeId("inside"), "passing-on", RetryPolicy.NONE, Optional.empty(), OnError.FAIL);
        var body = PlanNode.of(inside, new PassingOn(), new Constant(), List.of(), List.of(), List.of(each), NO_BODY);
        nodes.add(PlanNode.of(
                loop.definition(),
                loop.type(),
                loop.config(),
                loop.in(),
                List.of(),
                List.of(),
                new Region(List.of(body))));
        return this;
    }

    /** Another workflow is executed, then the worker. */
    static Plan callingOther(WorkflowId other, boolean waits, Work after) {
        return new TestFlow()
                .add(CALL, new Steps(_ -> call(other, waits)), RetryPolicy.NONE, Optional.empty())
                .add(AFTER, new Worker(after), RetryPolicy.NONE, Optional.empty())
                .plan();
    }

    /** It waits for the signal, however long that takes. */
    static Plan awaiting(String signal) {
        return new TestFlow()
                .add(
                        CALL,
                        new Steps(_ -> new Step.Await(signal, Optional.empty(), "timeout")),
                        RetryPolicy.NONE,
                        Optional.empty())
                .plan();
    }

    /** It waits for the signal, then the worker comes. */
    static Plan awaitingAndCalling(String signal, Work work) {
        return new TestFlow()
                .add(
                        new NodeId("wait"),
                        new Steps(_ -> new Step.Await(signal, Optional.empty(), "timeout")),
                        RetryPolicy.NONE,
                        Optional.empty())
                .add(CALL, new Worker(work), RetryPolicy.NONE, Optional.empty())
                .plan();
    }

    private static Step call(WorkflowId other, boolean waits) {
        return new Step.Call(other.toString(), Optional.empty(), Json.object("order", 4711), waits);
    }

    private TestFlow add(NodeId id, NodeType<?> type, RetryPolicy retry, Optional<Duration> timeout) {
        return add(id, type, retry, timeout, OnError.FAIL);
    }

    private TestFlow add(NodeId id, NodeType<?> type, RetryPolicy retry, Optional<Duration> timeout, OnError onError) {
        var definition = definition(id, type.spec().type(), retry, timeout, onError);
        List<PlanEdge> in = nodes.isEmpty()
                ? List.of()
                : List.of(new PlanEdge(nodes.getLast().id(), id, "main"));
        nodes.add(PlanNode.of(definition, type, new Constant(), in, List.of(), List.of(), NO_BODY));
        return this;
    }

    private static NodeDefinition definition(
            NodeId id, String type, RetryPolicy retry, Optional<Duration> timeout, OnError onError) {
        return new NodeDefinition(
                id,
                type,
                "",
                "",
                Json.EMPTY_OBJECT,
                Optional.empty(),
                Optional.empty(),
                false,
                retry,
                timeout,
                onError);
    }

    private Plan plan() {
        var linked = new ArrayList<PlanNode>();
        var byId = new LinkedHashMap<NodeId, PlanNode>();
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            var out = i + 1 < nodes.size() ? nodes.get(i + 1).in() : List.<PlanEdge>of();
            linked.add(
                    PlanNode.of(node.definition(), node.type(), node.config(), node.in(), out, List.of(), node.body()));
            byId.put(node.id(), linked.getLast());
            node.body().nodes().forEach(inner -> byId.put(inner.id(), inner));
        }
        var definition = new Definition(
                "test",
                "",
                List.of(),
                Map.of(),
                linked.stream().map(PlanNode::definition).toList(),
                List.of(),
                Settings.NONE,
                Map.of());
        return new Plan(
                new PlanId(new WorkflowId(UUID.randomUUID()), 1),
                definition,
                new Region(linked),
                List.copyOf(byId.values()),
                byId,
                Json.EMPTY_OBJECT);
    }

    private record Constant() implements Template {
        @Override
        public Json evaluate(Roots roots, reprise.core.expression.Budget budget) {
            return Json.object("say", "hello");
        }

        @Override
        public Uses uses() {
            return Uses.NOTHING;
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }

    private record Trigger() implements TriggerNode<Config> {
        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("trigger", Config.class);
        }
    }

    private record Worker(Work work) implements WorkerNode<Config> {
        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("worker", Config.class);
        }

        @Override
        public Result run(Config config, Input input, Context context) throws Exception {
            return work.run(context);
        }
    }

    private record Loop(int rounds) implements PureNode<Config> {
        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("loop", Config.class).withBody();
        }

        @Override
        public Step evaluate(Config config, Input input, Instant now) {
            return new Step.Loop(Collections.nCopies(rounds, Json.NULL), 1, false, true);
        }
    }

    private record PassingOn() implements PureNode<Config> {
        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("passing-on", Config.class);
        }

        @Override
        public Step evaluate(Config config, Input input, Instant now) {
            return Step.passOn("main");
        }
    }

    /** @param step what it does, by the time */
    private record Steps(Function<Instant, Step> step) implements PureNode<Config> {
        @Override
        public NodeSpec<Config> spec() {
            return NodeSpec.of("steps", Config.class);
        }

        @Override
        public Step evaluate(Config config, Input input, Instant now) {
            return step.apply(now);
        }
    }
}
