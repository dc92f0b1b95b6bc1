package reprise.core.execution;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import reprise.core.NodeId;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.plan.Plan;
import reprise.core.plan.PlanNode;
import reprise.core.plan.TemplateFailure;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.LogLine;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.TriggerNode;
import reprise.sdk.WorkerNode;
import reprise.sdk.config.MisfitException;
import reprise.sdk.config.Shape;

/**
 * A decision being written: each event is applied as it is added, and what follows is read off the state it leads to, so
 * that no rule is written twice. Lives within one call of {@link ExecutionDecider}.
 */
final class Draft {
    private final Plan plan;
    private final Instant now;
    private final List<ExecutionEvent> events = new ArrayList<>();
    private final ArrayDeque<PlanNode> toConsider = new ArrayDeque<>();
    private Execution execution;

    Draft(Plan plan, Execution execution, Instant now) {
        this.plan = plan;
        this.execution = execution;
        this.now = now;
    }

    List<ExecutionEvent> events() {
        return List.copyOf(events);
    }

    boolean isOver() {
        return execution instanceof Execution.Over;
    }

    void add(ExecutionEvent event) {
        events.add(event);
        execution = Execution.apply(execution, event);
    }

    /** Begins: the trigger is done, other triggers are not taken, and what leads from nowhere begins with it. */
    void begin(NodeId trigger) {
        for (var node : plan.nodes()) {
            if (node.id().equals(trigger)) {
                complete(node, 1, "main", new Output.Trigger());
            } else if (node.isTrigger()) {
                skip(node);
            } else if (node.in().isEmpty()) {
                toConsider.add(node);
            }
        }
        goOn();
    }

    /** Follows the flow as far as it leads without waiting for anybody, to the end where there is nothing to wait for. */
    void goOn() {
        while (execution instanceof Active active && !toConsider.isEmpty()) {
            consider(active, toConsider.poll());
        }
        if (execution instanceof Active active && isIdle(active)) {
            add(new Ended(new Outcome.Completed(lastNodes(active)), now));
        }
    }

    void complete(PlanNode node, int attempt, String port, Output output) {
        if (output instanceof Output.Value(var value) && !Depth.isReadable(value)) {
            fail(node, attempt, Depth.tooDeep("the output"));
            return;
        }
        add(new NodeCompleted(node.id(), attempt, port, output, now));
        considerAfter(node);
    }

    /** Tries again, goes on without it, or ends, as the node's policies say. */
    void fail(PlanNode node, int attempt, Failure failure) {
        var definition = node.definition();
        if (failure.retryable() && attempt < definition.retry().maxAttempts()) {
            var delay = definition.retry().delayAfter(attempt, dice(node.id(), attempt));
            add(new NodeRetryScheduled(node.id(), attempt, failure, now.plus(delay), now));
            return;
        }
        Optional<String> port =
                switch (definition.onError()) {
                    case OnError.FAIL -> Optional.empty();
                    case OnError.CONTINUE -> Optional.of("main");
                    case OnError.ROUTE -> Optional.of("error");
                };
        add(new NodeFailed(node.id(), attempt, failure, port, now));
        if (port.isPresent()) {
            considerAfter(node);
        } else {
            add(new Ended(new Outcome.Failed(failure, Optional.of(node.id())), now));
        }
    }

    void log(NodeId node, int attempt, List<LogLine> lines) {
        for (var line : lines) {
            add(new Logged(node, attempt, line, now));
        }
    }

    /** Makes the next attempt of a node whose time has come, with the input of the last where it had one. */
    void tryAgain(PlanNode node, NodeState.Retrying retrying) {
        if (node.type() instanceof WorkerNode<?> && retrying.input() != Json.NULL) {
            add(new NodeStarted(node.id(), retrying.attempt() + 1, retrying.input(), now));
        } else {
            attempt((Active) execution, node, retrying.attempt() + 1);
        }
    }

    private void considerAfter(PlanNode node) {
        node.out().forEach(edge -> toConsider.add(plan.node(edge.to())));
    }

    private void consider(Active active, PlanNode node) {
        if (active.nodes().containsKey(node.id())) {
            return;
        }
        int taken = 0;
        int open = 0;
        for (var edge : node.in()) {
            var before = active.nodes().get(edge.from());
            if (before == null || !before.settled()) {
                open++;
            } else if (Inputs.isTaken(active, edge)) {
                taken++;
            }
        }
        if (open > 0 && !suffices(node, taken)) {
            return;
        }
        if (taken == 0 && !node.in().isEmpty()) {
            skip(node);
        } else {
            attempt(active, node, 1);
        }
    }

    private static boolean suffices(PlanNode node, int taken) {
        OptionalInt quorum = node.type().spec().quorum().apply(node.definition().config());
        return quorum.isPresent() && taken >= quorum.getAsInt();
    }

    private void skip(PlanNode node) {
        add(new NodeSkipped(node.id(), now));
        considerAfter(node);
    }

    private void attempt(Active active, PlanNode node, int attempt) {
        if (node.definition().disabled()) {
            complete(node, attempt, firstPort(node), Inputs.passedOn(active, node));
            return;
        }
        Json config;
        try {
            config = node.config().evaluate(new ExecutionRoots(plan, active, now));
            if (!Depth.isReadable(config)) {
                fail(node, attempt, Depth.tooDeep("the configuration"));
                return;
            }
            switch (node.type()) {
                case PureNode<?> pure -> evaluate(active, node, pure, config, attempt);
                case WorkerNode<?> worker -> {
                    Shape.bind(worker.spec().config(), config);
                    add(new NodeStarted(node.id(), attempt, config, now));
                }
                case TriggerNode<?> _ -> skip(node);
            }
        } catch (TemplateFailure failure) {
            fail(node, attempt, Failure.permanent("EXPRESSION_FAILED", failure.field() + ": " + failure.getMessage()));
        } catch (MisfitException misfit) {
            fail(node, attempt, Failure.permanent("INVALID_CONFIG", misfit.getMessage()));
        }
    }

    private <C> void evaluate(Active active, PlanNode node, PureNode<C> type, Json config, int attempt) {
        switch (step(active, node, type, Shape.bind(type.spec().config(), config))) {
            case Step.Done done -> {
                log(node.id(), attempt, done.log());
                done.answer().ifPresent(answer -> add(new Responded(node.id(), answer, now)));
                Output output =
                        done.output().<Output>map(Output.Value::new).orElseGet(() -> Inputs.passedOn(active, node));
                complete(node, attempt, done.port(), output);
            }
            case Step.Sleep sleep -> {
                if (sleep.until().isAfter(now)) {
                    add(new NodeWaiting(node.id(), sleep.until(), sleep.port(), now));
                } else {
                    complete(node, attempt, sleep.port(), Inputs.passedOn(active, node));
                }
            }
            case Step.Failed failed -> fail(node, attempt, failed.failure());
        }
    }

    /** Node types may be anybody's: one that throws fails its node, not the execution's actor or its caller. */
    private <C> Step step(Active active, PlanNode node, PureNode<C> type, C config) {
        try {
            return type.evaluate(config, Inputs.of(active, node), now);
        } catch (RuntimeException broken) {
            var what = broken.getClass().getSimpleName();
            return new Step.Failed(Failure.permanent("UNEXPECTED", "the node type itself is broken: " + what));
        }
    }

    private static String firstPort(PlanNode node) {
        return node.type().spec().ports().apply(node.definition().config()).getFirst();
    }

    private static boolean isIdle(Active active) {
        return active.nodes().values().stream().allMatch(NodeState::settled);
    }

    /** The nodes from which no edge was taken, in the plan's order: with them the execution ended. */
    private List<NodeId> lastNodes(Active active) {
        return plan.nodes().stream()
                .filter(node -> {
                    var port =
                            Optional.ofNullable(active.nodes().get(node.id())).flatMap(NodeState::leftBy);
                    return port.isPresent()
                            && node.out().stream().noneMatch(edge -> edge.on().equals(port.get()));
                })
                .map(PlanNode::id)
                .toList();
    }

    /** Evenly spread, and the same whenever it is asked: a decision must not depend on chance. */
    private double dice(NodeId node, int attempt) {
        long seed = ((Active) execution).start().id().value().getLeastSignificantBits()
                ^ (node.value().hashCode() * 0x9E3779B97F4A7C15L)
                ^ (attempt * 0xC2B2AE3D27D4EB4FL);
        seed = (seed ^ (seed >>> 33)) * 0xff51afd7ed558ccdL;
        seed = (seed ^ (seed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return ((seed ^ (seed >>> 33)) >>> 11) * 0x1.0p-53;
    }
}
