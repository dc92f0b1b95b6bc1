package reprise.core.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reprise.core.NodeId;
import reprise.core.execution.Execution.Active;
import reprise.core.plan.PlanNode;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** What reaches a node over the edges that were taken to it. */
public final class Inputs {

    /** The outputs of the nodes before; the trigger, where the node begins with the execution. */
    public static Input of(Active execution, PlanNode node) {
        var before = taken(execution, node);
        if (before.isEmpty()) {
            return new Input(execution.start().input(), Map.of());
        }
        var byNode = new LinkedHashMap<String, Json>();
        for (var id : before) {
            byNode.put(id.value(), execution.output(id).orElse(Json.NULL));
        }
        var value = byNode.size() == 1 ? byNode.firstEntry().getValue() : new JsonObject(byNode);
        return new Input(value, byNode);
    }

    /** The same as an output that names what it only passes on. */
    static Output passedOn(Active execution, PlanNode node) {
        var before = taken(execution, node);
        if (before.isEmpty()) {
            return new Output.Trigger();
        }
        if (before.size() > 1) {
            return new Output.Value(of(execution, node).value());
        }
        var only = before.getFirst();
        return execution.nodes().get(only) instanceof NodeState.Completed completed
                        && !(completed.output() instanceof Output.Value)
                ? completed.output()
                : new Output.Same(only);
    }

    static boolean isTaken(Active execution, PlanNode.PlanEdge edge) {
        var before = execution.nodes().get(edge.from());
        return before != null && before.leftBy().filter(edge.on()::equals).isPresent();
    }

    /** The nodes whose edges to here were taken, in the order of the edges. */
    private static List<NodeId> taken(Active execution, PlanNode node) {
        return node.in().stream()
                .filter(edge -> isTaken(execution, edge))
                .map(PlanNode.PlanEdge::from)
                .distinct()
                .toList();
    }

    private Inputs() {}
}
