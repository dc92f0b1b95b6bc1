package reprise.core.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.StepId.Round;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.StepState.Calling;
import reprise.core.execution.StepState.Looping;
import reprise.core.execution.StepState.Waiting;
import reprise.core.plan.Plan;
import reprise.core.plan.PlanNode;
import reprise.core.plan.Region;

/**
 * What comes next, as a function of the plan and the state alone. Nothing is remembered between events, so an execution can
 * go on from any point of its history, also from the middle of a decision: after a crash, a pause, or in a fork.
 */
final class Frontier {
    /** So many results of rounds are put together at once. */
    static final int GATHERED_AT_ONCE = 128;

    /** All that can be done now; empty where somebody else has to act first. After each move it is asked anew. */
    static List<Move> of(Plan plan, Active active) {
        if (active.ending().isPresent()) {
            var left = cancels(active.root(), List.of());
            return left.isEmpty() ? List.of(new Move.End(active.ending().get())) : left;
        }
        if (active.paused()) {
            return List.of();
        }
        var fatal = active.root().fatal();
        if (fatal.isPresent()) {
            var step = StepId.of(fatal.get().node());
            return List.of(new Move.End(new Outcome.Failed(fatal.get().failure(), Optional.of(step))));
        }
        var moves = new ArrayList<Move>();
        region(plan, active, plan.root(), List.of(), active.root(), moves);
        if (moves.isEmpty() && active.root().settled()) {
            moves.add(new Move.End(new Outcome.Completed(lastNodes(plan.root(), active.root()))));
        }
        return moves;
    }

    /** What one node can do now, in those rounds. */
    static List<Move> at(Plan plan, Active active, List<Round> rounds, PlanNode node) {
        if (active.ending().isPresent() || active.paused() || !active.root().isAlive(rounds)) {
            return List.of();
        }
        var scope = active.root().at(rounds);
        if (scope.isEmpty()) {
            return List.of();
        }
        var moves = new ArrayList<Move>();
        node(plan, active, node, rounds, scope.get(), moves);
        return moves;
    }

    /** The nodes from which no edge was taken, in the plan's order: with them a region ended. */
    static List<NodeId> lastNodes(Region region, Scope scope) {
        return region.nodes().stream()
                .filter(node -> {
                    var port = scope.find(node.id()).flatMap(StepState::leftBy);
                    return port.isPresent()
                            && node.out().stream().noneMatch(edge -> edge.on().equals(port.get()));
                })
                .map(PlanNode::id)
                .toList();
    }

    private static void region(
            Plan plan, Active active, Region region, List<Round> rounds, Scope scope, List<Move> moves) {
        for (var node : region.nodes()) {
            node(plan, active, node, rounds, scope, moves);
        }
    }

    private static void node(
            Plan plan, Active active, PlanNode node, List<Round> rounds, Scope scope, List<Move> moves) {
        var step = new StepId(rounds, node.id());
        switch (scope.steps().get(node.id())) {
            case null -> pending(active, node, step, scope).ifPresent(moves::add);
            case StepState.Reopened _ -> moves.add(new Move.Attempt(step));
            case Waiting waiting ->
                waiting.signal()
                        .filter(name -> active.signal(name).isPresent())
                        .ifPresent(name -> moves.add(new Move.TakeSignal(step, name)));
            case Calling calling
            when calling.started() && !calling.waits() -> moves.add(new Move.LetGo(step, calling.child()));
            case Looping looping -> loop(plan, active, node, step, looping.rounds(), moves);
            case StepState _ -> {}
        }
    }

    private static Optional<Move> pending(Active active, PlanNode node, StepId step, Scope scope) {
        if (node.isTrigger()) {
            boolean fired = node.id().equals(active.start().trigger());
            return Optional.of(fired ? new Move.Begin(step) : new Move.Skip(step));
        }
        if (node.in().isEmpty()) { // a body begins with such nodes; elsewhere their edge was forgotten
            return Optional.of(step.rounds().isEmpty() ? new Move.Skip(step) : new Move.Attempt(step));
        }
        int taken = 0;
        int open = 0;
        for (var edge : node.in()) {
            var before = scope.steps().get(edge.from());
            if (before == null || !before.settled()) {
                open++;
            } else if (before.leftBy().filter(edge.on()::equals).isPresent()) {
                taken++;
            }
        }
        if (open > 0 && !(node.quorum().isPresent() && taken >= node.quorum().getAsInt())) {
            return Optional.empty();
        }
        return Optional.of(taken == 0 ? new Move.Skip(step) : new Move.Attempt(step));
    }

    private static void loop(Plan plan, Active active, PlanNode node, StepId step, Rounds rounds, List<Move> moves) {
        if (rounds.failure().isPresent()) {
            var left = cancels(step, rounds);
            moves.addAll(left.isEmpty() ? List.of(new Move.FailLoop(step)) : left);
            return;
        }
        if (rounds.results().loose().size() >= GATHERED_AT_ONCE
                && rounds.results().consecutive().size() >= GATHERED_AT_ONCE) {
            moves.add(new Move.GatherResults(step)); // before all else: it may fail the loop
        }
        rounds.open().forEach((index, scope) -> round(plan, active, node.body(), step, index, scope, moves));
        if (rounds.mayOpen()) {
            region(plan, active, node.body(), step.round(rounds.opened()), Scope.EMPTY, moves);
        }
        if (rounds.isOver()) {
            moves.add(new Move.FinishLoop(step));
        }
    }

    private static void round(
            Plan plan, Active active, Region body, StepId loop, int index, Scope scope, List<Move> moves) {
        if (scope.fatal().isPresent()) {
            var left = cancels(scope, loop.round(index));
            moves.addAll(left.isEmpty() ? List.of(new Move.FinishRound(loop, index)) : left);
            return;
        }
        int before = moves.size();
        region(plan, active, body, loop.round(index), scope, moves);
        if (moves.size() == before && scope.settled()) {
            moves.add(new Move.FinishRound(loop, index));
        }
    }

    /** Cancels what is under way in any round of that loop. */
    static List<Move> cancels(StepId loop, Rounds rounds) {
        return rounds.open().entrySet().stream()
                .flatMap(round -> cancels(round.getValue(), loop.round(round.getKey())).stream())
                .toList();
    }

    /** Cancels what is under way, the innermost first. */
    private static List<Move> cancels(Scope scope, List<Round> rounds) {
        return scope.all(rounds)
                .filter(step -> !step.state().settled())
                .<Move>map(step -> new Move.Cancel(step.id()))
                .toList();
    }

    private Frontier() {}
}
