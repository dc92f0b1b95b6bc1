package reprise.core.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.StepId.Round;
import reprise.core.plan.Plan;
import reprise.core.plan.PlanNode;
import reprise.core.plan.Region;

/** Where the referee notes how each step stands, by its address, and what follows from that for the regions around it. */
final class Board {
    private final Plan plan;
    private final Map<StepId, Standing> steps = new HashMap<>();
    private final Set<String> made = new HashSet<>();

    Board(Plan plan) {
        this.plan = plan;
    }

    Optional<Standing> find(StepId step) {
        return Optional.ofNullable(steps.get(step));
    }

    void put(StepId step, Standing standing) {
        steps.put(step, standing);
    }

    /** Notes that an attempt was made. False where it was made before, whenever that was. */
    boolean isMadeOnce(StepId step, int attempt) {
        return made.add(step + "#" + attempt);
    }

    /** Of a loop that will never go on nothing remains. */
    void forgetBody(StepId loop) {
        steps.keySet().removeIf(step -> step.isWithin(loop));
    }

    void forgetRound(StepId loop, int index) {
        var round = loop.round(index);
        steps.keySet().removeIf(step -> startsWith(step.rounds(), round));
    }

    Stream<Map.Entry<StepId, Standing>> in(List<Round> rounds) {
        return steps.entrySet().stream().filter(step -> step.getKey().rounds().equals(rounds));
    }

    /** Whether somebody, or time, has still to act. */
    boolean isAnythingAwaited() {
        return steps.values().stream()
                .anyMatch(standing -> standing.isOpen()
                        && !(standing instanceof Standing.Looping)
                        && !(standing instanceof Standing.Reopened));
    }

    boolean isAnyOpenWithin(StepId loop) {
        return steps.entrySet().stream()
                .anyMatch(
                        step -> step.getKey().isWithin(loop) && step.getValue().isOpen());
    }

    boolean isAnyOpenWithin(List<Round> rounds) {
        return steps.entrySet().stream()
                .anyMatch(step -> startsWith(step.getKey().rounds(), rounds)
                        && step.getValue().isOpen());
    }

    /** Whether something in that region itself has failed for good. */
    boolean hasFatal(List<Round> rounds) {
        return in(rounds).anyMatch(step -> step.getValue().is(Standing.End.FATAL));
    }

    /** Whether the loop cannot but fail. */
    boolean isBroken(StepId loop, Standing.Looping standing) {
        return standing.broken()
                || !standing.rules().goesOn()
                        && steps.entrySet().stream()
                                .anyMatch(step -> step.getKey().rounds().size()
                                                == loop.rounds().size() + 1
                                        && step.getKey().isWithin(loop)
                                        && step.getValue().is(Standing.End.FATAL));
    }

    /** Whether nothing may begin there any more. */
    boolean isDoomed(List<Round> rounds) {
        if (hasFatal(rounds)) {
            return true;
        }
        if (rounds.isEmpty()) {
            return false;
        }
        var loop = loopAround(rounds);
        return !(steps.get(loop) instanceof Standing.Looping standing)
                || isBroken(loop, standing)
                || isDoomed(loop.rounds());
    }

    static StepId loopAround(List<Round> rounds) {
        return new StepId(rounds.subList(0, rounds.size() - 1), rounds.getLast().loop());
    }

    boolean isRoundOpen(List<Round> rounds) {
        return steps.keySet().stream().anyMatch(step -> startsWith(step.rounds(), rounds));
    }

    long openRounds(StepId loop) {
        return steps.keySet().stream()
                .filter(step -> step.isWithin(loop))
                .map(step -> step.rounds().get(loop.rounds().size()))
                .distinct()
                .count();
    }

    Region region(List<Round> rounds) {
        return rounds.isEmpty()
                ? plan.root()
                : plan.node(rounds.getLast().loop()).body();
    }

    /** Whether every node of the region is settled, and none so that the flow ends there. */
    boolean isGoneThrough(List<Round> rounds) {
        return region(rounds).nodes().stream().allMatch(node -> find(new StepId(rounds, node.id()))
                .filter(standing -> standing.is(Standing.End.DONE))
                .isPresent());
    }

    boolean isReached(StepId step, NodeId trigger) {
        var node = plan.node(step.node());
        if (node.isTrigger()) {
            return trigger.equals(node.id());
        }
        if (node.in().isEmpty()) {
            return !step.rounds().isEmpty();
        }
        long taken = node.in().stream().filter(edge -> isTaken(step, edge)).count();
        boolean decided = node.in().stream().allMatch(edge -> isSettled(step, edge));
        var quorum = node.type().spec().quorum().apply(node.definition().config());
        return (decided && taken > 0) || (quorum.isPresent() && taken >= quorum.getAsInt());
    }

    boolean isOutOfReach(StepId step, NodeId trigger) {
        var node = plan.node(step.node());
        if (node.isTrigger()) {
            return !trigger.equals(node.id());
        }
        return node.in().isEmpty()
                ? step.rounds().isEmpty()
                : node.in().stream().allMatch(edge -> isSettled(step, edge) && !isTaken(step, edge));
    }

    /** Whether the address names rounds of the loops that the plan has around the node. */
    boolean isAddress(StepId step) {
        var loops = new ArrayList<NodeId>();
        step.rounds().forEach(round -> loops.add(round.loop()));
        return plan.find(step.node()).filter(node -> node.loops().equals(loops)).isPresent();
    }

    Optional<String> leftBy(StepId step) {
        return find(step)
                .flatMap(
                        standing -> standing instanceof Standing.Settled settled ? settled.leftBy() : Optional.empty());
    }

    private boolean isSettled(StepId step, PlanNode.PlanEdge edge) {
        return find(step.beside(edge.from())).filter(from -> !from.isOpen()).isPresent();
    }

    private boolean isTaken(StepId step, PlanNode.PlanEdge edge) {
        return leftBy(step.beside(edge.from())).filter(edge.on()::equals).isPresent();
    }

    private static boolean startsWith(List<Round> rounds, List<Round> prefix) {
        return rounds.size() >= prefix.size()
                && rounds.subList(0, prefix.size()).equals(prefix);
    }
}
