package reprise.core.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.StepId.Round;
import reprise.core.execution.Execution.Active;
import reprise.core.plan.PlanNode;
import reprise.core.value.Values;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** What reaches a step over the edges that were taken to it. */
public final class Inputs {

    /**
     * The outputs of the steps before; the item, where a round begins with it; the trigger, where the execution does.
     *
     * @throws reprise.core.value.ValueMissing where one of them is not at hand
     */
    public static Input of(Active execution, PlanNode node, List<Round> rounds, Values values) {
        var before = taken(execution, node, rounds);
        if (before.isEmpty()) {
            var begun =
                    rounds.isEmpty() ? values.json(execution.start().input()) : Outputs.item(execution, rounds, values);
            return new Input(begun, Map.of());
        }
        var byNode = new LinkedHashMap<String, Json>();
        for (var id : before) {
            var output = Outputs.of(execution, new StepId(rounds, id), values);
            byNode.put(id.value(), output.map(values::json).orElse(Json.NULL));
        }
        var value = byNode.size() == 1 ? byNode.firstEntry().getValue() : new JsonObject(byNode);
        return new Input(value, byNode);
    }

    /** The same as an output that names what it only passes on. */
    static Output passedOn(Active execution, PlanNode node, List<Round> rounds, Values values) {
        var before = taken(execution, node, rounds);
        if (before.isEmpty()) {
            return rounds.isEmpty() ? new Output.Trigger() : new Output.Item();
        }
        if (before.size() > 1) {
            return new Output.Data(
                    values.keep(of(execution, node, rounds, values).value()));
        }
        var only = before.getFirst();
        return execution.root().find(new StepId(rounds, only)).orElse(null) instanceof StepState.Completed completed
                        && !(completed.output() instanceof Output.Data)
                ? completed.output()
                : new Output.Same(only);
    }

    /** The nodes whose edges to here were taken, in the order of the edges. */
    static List<NodeId> taken(Active execution, PlanNode node, List<Round> rounds) {
        var scope = execution.root().at(rounds).orElse(Scope.EMPTY);
        return node.in().stream()
                .filter(edge -> scope.find(edge.from())
                        .flatMap(StepState::leftBy)
                        .filter(edge.on()::equals)
                        .isPresent())
                .map(PlanNode.PlanEdge::from)
                .distinct()
                .toList();
    }

    private Inputs() {}
}
