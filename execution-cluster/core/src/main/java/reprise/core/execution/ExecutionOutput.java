package reprise.core.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.StepId.Round;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.Over;
import reprise.core.value.Value;
import reprise.core.value.Values;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** What an execution, or a round of a loop, left. */
public final class ExecutionOutput {

    /** The output of its last node, an object by node id where it ended with several; empty unless it completed. */
    public static Optional<Value> of(Execution execution, Values values) {
        return execution instanceof Over over && over.outcome() instanceof Outcome.Completed completed
                ? Optional.of(of(over.last(), List.of(), completed.by(), values))
                : Optional.empty();
    }

    /** As {@link #of(Execution, Values)}, as JSON. @throws reprise.core.value.ValueMissing where it is not at hand */
    public static Optional<Json> json(Execution execution, Values values) {
        return of(execution, values).map(values::json);
    }

    static Value of(Active execution, List<Round> rounds, List<NodeId> by, Values values) {
        if (by.size() == 1) {
            return output(execution, rounds, by.getFirst(), values);
        }
        values.need(
                by.stream().map(node -> output(execution, rounds, node, values)).toList());
        var byNode = new LinkedHashMap<String, Json>();
        by.forEach(node -> byNode.put(node.value(), values.json(output(execution, rounds, node, values))));
        return Value.of(new JsonObject(byNode));
    }

    private static Value output(Active execution, List<Round> rounds, NodeId node, Values values) {
        return Outputs.of(execution, new StepId(rounds, node), values).orElse(Value.NULL);
    }

    private ExecutionOutput() {}
}
