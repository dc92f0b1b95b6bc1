package reprise.core.execution;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.execution.ExecutionEvent.*;
import reprise.core.plan.Plan;
import reprise.core.plan.PlanNode;
import reprise.sdk.Failure;
import reprise.sdk.WorkerNode;

/**
 * Says of each event of a history whether it was allowed there. Knows the promises of the product and nothing of how
 * {@link Execution} or {@link ExecutionDecider} keep them.
 */
final class Referee {

    private sealed interface Standing {
        record Attempting(int attempt) implements Standing {}

        record Resting(int attempt, Instant due) implements Standing {}

        record Asleep(int attempt, Instant until) implements Standing {}

        record Settled(Optional<String> leftBy, boolean fatal) implements Standing {}
    }

    private final Plan plan;
    private final Map<NodeId, Standing> nodes = new HashMap<>();
    private Optional<Started> started = Optional.empty();
    private Optional<Outcome> ending = Optional.empty();
    private Instant last = Instant.MIN;
    private boolean ended;

    Referee(Plan plan) {
        this.plan = plan;
    }

    boolean isAttempting(StepId step, int attempt) {
        return !ended && nodes.get(step.node()) instanceof Standing.Attempting(int current) && current == attempt;
    }

    boolean hasEnded() {
        return ended;
    }

    /** @throws Violation where the event must not stand here */
    void sees(ExecutionEvent event) {
        require(!ended, "an event after the end", event);
        require(started.isPresent() != event instanceof Started, "an execution begins once, and first", event);
        require(!event.at().isBefore(last), "time goes back", event);
        last = event.at();
        switch (event) {
            case Started e -> started = Optional.of(e);
            case NodeStarted e -> {
                mayAttempt(e.step().node(), e.attempt(), event);
                require(plan.node(e.step().node()).type() instanceof WorkerNode<?>, "only workers are started", event);
                nodes.put(e.step().node(), new Standing.Attempting(e.attempt()));
            }
            case NodeCompleted e -> {
                if (nodes.get(e.step().node()) instanceof Standing.Asleep(int attempt, Instant until)) {
                    require(attempt == e.attempt(), "another attempt than the one that slept", event);
                    require(!until.isAfter(e.at()), "woken too early", event);
                } else {
                    maySettle(e.step().node(), e.attempt(), event);
                }
                nodes.put(e.step().node(), new Standing.Settled(Optional.of(e.port()), false));
            }
            case NodeRetryScheduled e -> {
                maySettle(e.step().node(), e.attempt(), event);
                require(mayBeRetried(e.step().node(), e.attempt(), e.failure()), "must not be tried again", event);
                nodes.put(e.step().node(), new Standing.Resting(e.attempt(), e.dueAt()));
            }
            case NodeFailed e -> {
                maySettle(e.step().node(), e.attempt(), event);
                require(!mayBeRetried(e.step().node(), e.attempt(), e.failure()), "gives up too early", event);
                nodes.put(
                        e.step().node(), new Standing.Settled(e.port(), e.port().isEmpty()));
            }
            case NodeWaiting e -> {
                int attempt = nodes.get(e.step().node()) instanceof Standing.Resting resting ? resting.attempt + 1 : 1;
                mayAttempt(e.step().node(), attempt, event);
                nodes.put(
                        e.step().node(), new Standing.Asleep(attempt, e.until().orElseThrow()));
            }
            case NodeSkipped e -> {
                require(!nodes.containsKey(e.step().node()), "skipped although it was begun", event);
                require(isOutOfReach(plan.node(e.step().node())), "skipped although it may yet be reached", event);
                nodes.put(e.step().node(), new Standing.Settled(Optional.empty(), false));
            }
            case Logged e -> require(plan.find(e.step().node()).isPresent(), "an unknown node speaks", event);
            case Responded e -> require(plan.find(e.step().node()).isPresent(), "an unknown node answers", event);
            case NodeCancelled e -> {
                require(isOpen(e.step().node()), "cancelled although it is not under way", event);
                nodes.put(e.step().node(), new Standing.Settled(Optional.empty(), false));
            }
            case Ending e -> ending = Optional.of(e.outcome());
            case LoopStarted _, RoundFinished _, ResultsGathered _, ChildRequested _, ChildStarted _ -> {}
            case SignalReceived _, Paused _, Resumed _, Reopened _, TaskDone _ -> {}
            case Ended e -> {
                require(ending.isEmpty() || ending.get().equals(e.outcome()), "ends otherwise than settled", event);
                require(nodes.keySet().stream().noneMatch(this::isOpen), "ends while something is under way", event);
                mayEnd(e);
                ended = true;
            }
        }
    }

    private boolean isOpen(NodeId node) {
        return nodes.get(node) != null && !(nodes.get(node) instanceof Standing.Settled);
    }

    private void mayAttempt(NodeId node, int attempt, ExecutionEvent event) {
        switch (nodes.get(node)) {
            case null -> {
                require(attempt == 1, "the first attempt is number 1", event);
                require(isReached(plan.node(node)), "begun before its time", event);
            }
            case Standing.Resting(int before, Instant due) -> {
                require(attempt == before + 1, "attempts are counted one by one", event);
                require(!due.isAfter(event.at()), "tried again too early", event);
            }
            case Standing.Attempting _, Standing.Asleep _, Standing.Settled _ ->
                throw violation("begun although it is under way or settled", event);
        }
    }

    private void maySettle(NodeId node, int attempt, ExecutionEvent event) {
        if (nodes.get(node) instanceof Standing.Attempting(int current)) {
            require(attempt == current, "an attempt reports that is not under way", event);
        } else {
            mayAttempt(node, attempt, event);
        }
    }

    private boolean mayBeRetried(NodeId node, int attempt, Failure failure) {
        return failure.retryable()
                && attempt < plan.node(node).definition().retry().maxAttempts();
    }

    private void mayEnd(Ended e) {
        switch (e.outcome()) {
            case Outcome.Completed completed -> {
                for (var node : plan.nodes()) {
                    var settled = nodes.get(node.id()) instanceof Standing.Settled standing && !standing.fatal;
                    require(settled, "completed although " + node.id() + " is not settled", e);
                }
                for (var node : completed.by()) {
                    require(leftBy(node).isPresent(), "ended with " + node + ", which the flow never left", e);
                }
            }
            case Outcome.Failed failed -> {
                if (failed.step().isPresent()) {
                    var fatal =
                            nodes.get(failed.step().get().node()) instanceof Standing.Settled settled && settled.fatal;
                    require(fatal, "failed by a node that did not fail", e);
                } else {
                    var deadline = started.flatMap(Started::deadline);
                    require(deadline.isPresent() && !deadline.get().isAfter(e.at()), "timed out too early", e);
                }
            }
            case Outcome.Cancelled _ -> {}
        }
    }

    private boolean isReached(PlanNode node) {
        if (node.isTrigger()) {
            return started.orElseThrow().trigger().equals(node.id());
        }
        long taken = node.in().stream().filter(this::isTaken).count();
        boolean decided = node.in().stream().allMatch(edge -> nodes.get(edge.from()) instanceof Standing.Settled);
        var quorum = node.type().spec().quorum().apply(node.definition().config());
        return (decided && taken > 0) || (quorum.isPresent() && taken >= quorum.getAsInt());
    }

    private boolean isOutOfReach(PlanNode node) {
        if (node.isTrigger()) {
            return !started.orElseThrow().trigger().equals(node.id());
        }
        return node.in().stream()
                .allMatch(edge -> nodes.get(edge.from()) instanceof Standing.Settled && !isTaken(edge));
    }

    private boolean isTaken(PlanNode.PlanEdge edge) {
        return leftBy(edge.from()).filter(edge.on()::equals).isPresent();
    }

    private Optional<String> leftBy(NodeId node) {
        return nodes.get(node) instanceof Standing.Settled settled ? settled.leftBy : Optional.empty();
    }

    private static void require(boolean condition, String promise, ExecutionEvent event) {
        if (!condition) {
            throw violation(promise, event);
        }
    }

    private static Violation violation(String promise, ExecutionEvent event) {
        return new Violation(promise + ": " + Story.inShort(event));
    }
}
