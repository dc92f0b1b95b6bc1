package reprise.core.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.StepId.Round;
import reprise.sdk.Failure;

/** The steps of one region as far as they are known: of a whole execution, or of one round of a loop. In the order heard of. */
public record Scope(Map<NodeId, StepState> steps) {
    public static final Scope EMPTY = new Scope(Map.of());

    /** A step with its address. */
    public record Located(StepId id, StepState state) {}

    /** A failure behind which the flow does not go on. */
    record Fatal(NodeId node, Failure failure) {}

    public Optional<StepState> find(NodeId node) {
        return Optional.ofNullable(steps.get(node));
    }

    /** The step at that address below here; empty where it is pending, or its round is over. */
    public Optional<StepState> find(StepId step) {
        return at(step.rounds()).flatMap(scope -> scope.find(step.node()));
    }

    /** The scope of an open round below here. */
    public Optional<Scope> at(List<Round> path) {
        var scope = Optional.of(this);
        for (var round : path) {
            scope = scope.flatMap(outer -> outer.find(round.loop()))
                    .flatMap(StepState::passage)
                    .flatMap(rounds -> rounds.open(round.index()));
        }
        return scope;
    }

    /** The first step of this region itself that failed for good. */
    Optional<Fatal> fatal() {
        for (var step : steps.entrySet()) {
            if (step.getValue() instanceof StepState.Failed failed && failed.isFatal()) {
                return Optional.of(new Fatal(step.getKey(), failed.failure()));
            }
        }
        return Optional.empty();
    }

    /** Whether the flow still goes on in those rounds: nothing has failed for good there, or in what is around them. */
    boolean isAlive(List<Round> path) {
        var scope = this;
        for (var round : path) {
            if (scope.fatal().isPresent()
                    || !(scope.steps.get(round.loop()) instanceof StepState.Looping(var _, var rounds, var _))
                    || rounds.failure().isPresent()) {
                return false;
            }
            scope = rounds.open(round.index()).orElse(EMPTY);
        }
        return scope.fatal().isEmpty();
    }

    /** The same with that step so. A round that is not open yet is opened. */
    Scope with(StepId step, StepState state) {
        return with(step.rounds(), 0, step.node(), state);
    }

    private Scope with(List<Round> path, int depth, NodeId node, StepState state) {
        if (depth == path.size()) {
            return with(node, state);
        }
        var round = path.get(depth);
        if (!(steps.get(round.loop()) instanceof StepState.Looping loop)) {
            throw new IllegalStateException("a step in a round of " + round.loop() + ", which is not under way");
        }
        var inner = loop.rounds().open(round.index()).orElse(EMPTY).with(path, depth + 1, node, state);
        return with(
                round.loop(),
                new StepState.Looping(loop.tries(), loop.rounds().with(round.index(), inner), loop.startedAt()));
    }

    private Scope with(NodeId node, StepState state) {
        var copy = new LinkedHashMap<>(steps);
        copy.put(node, state);
        return new Scope(copy);
    }

    /** All steps, those of open rounds before their loop; also of loops that ended with rounds open. */
    public Stream<Located> all() {
        return all(List.of());
    }

    Stream<Located> all(List<Round> path) {
        return steps.entrySet().stream().flatMap(entry -> {
            var id = new StepId(path, entry.getKey());
            var self = Stream.of(new Located(id, entry.getValue()));
            return entry.getValue()
                    .passage()
                    .map(rounds -> Stream.concat(
                            rounds.open().entrySet().stream()
                                    .flatMap(round -> round.getValue().all(id.round(round.getKey()))),
                            self))
                    .orElse(self);
        });
    }

    /** Whether every step that is known is settled. */
    boolean settled() {
        for (var state : steps.values()) {
            if (!state.settled()) {
                return false;
            }
        }
        return true;
    }
}
