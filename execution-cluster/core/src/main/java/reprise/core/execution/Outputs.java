package reprise.core.execution;

import java.util.List;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.StepId.Round;
import reprise.core.execution.Execution.Active;
import reprise.core.value.Value;
import reprise.core.value.Values;
import reprise.sdk.Json;

/** What steps have left. */
public final class Outputs {

    /** What later steps see of it: empty where it has not settled or was skipped. */
    public static Optional<Value> of(Active execution, StepId step, Values values) {
        return execution
                .root()
                .at(step.rounds())
                .flatMap(scope -> of(execution, step.rounds(), scope, step.node(), values));
    }

    private static Optional<Value> of(Active execution, List<Round> rounds, Scope scope, NodeId node, Values values) {
        return switch (scope.steps().get(node)) {
            case StepState.Completed completed ->
                switch (completed.output()) {
                    case Output.Data(var value) -> Optional.of(value);
                    case Output.Same(var other) ->
                        of(execution, rounds, scope, other, values).or(() -> Optional.of(Value.NULL));
                    case Output.Trigger _ -> Optional.of(execution.start().input());
                    case Output.Item _ -> Optional.of(Value.of(item(execution, rounds, values)));
                    case Output.OfSignal _ -> throw new IllegalStateException("a signal is data once it was taken");
                };
            case StepState.Failed failed
            when failed.port().isPresent() ->
                Optional.of(Value.of(failed.failure().toJson()));
            case null -> Optional.empty();
            case StepState _ -> Optional.empty();
        };
    }

    /** The item of the innermost of these rounds. */
    static Json item(Active execution, List<Round> rounds, Values values) {
        var round = rounds.getLast();
        var loop = new StepId(rounds.subList(0, rounds.size() - 1), round.loop());
        return execution.root().find(loop).flatMap(StepState::passage).orElse(null) instanceof Rounds passage
                        && values.json(passage.items()) instanceof Json.JsonArray(var items)
                ? items.get(round.index())
                : Json.NULL;
    }

    private Outputs() {}
}
