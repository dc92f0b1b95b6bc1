package reprise.core.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.definition.Definition;
import reprise.sdk.Json;

/**
 * A definition made ready to run: checked, in topological order, its expressions compiled. Immutable and shared by all
 * executions of that version.
 *
 * @param root what is run outside of loops
 * @param nodes all of them, in topological order, ties in the order written; the body of a loop behind it
 * @param params what {@code params} is where the start gives nothing
 */
public record Plan(
        PlanId id, Definition definition, Region root, List<PlanNode> nodes, Map<NodeId, PlanNode> byId, Json params) {

    public PlanNode node(NodeId id) {
        return byId.get(id);
    }

    public Optional<PlanNode> find(NodeId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The nodes an execution may begin at. */
    public List<PlanNode> triggers() {
        return nodes.stream().filter(PlanNode::isTrigger).toList();
    }
}
