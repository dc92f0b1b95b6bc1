package reprise.core.plan;

import java.util.List;
import reprise.core.NodeId;
import reprise.core.definition.NodeDefinition;
import reprise.sdk.NodeType;
import reprise.sdk.TriggerNode;

/**
 * A node in its place.
 *
 * @param order its index in the plan's topological order
 * @param in edges that lead here
 * @param out edges that leave
 */
public record PlanNode(
        NodeDefinition definition,
        NodeType<?> type,
        Template config,
        int order,
        List<PlanEdge> in,
        List<PlanEdge> out) {

    public NodeId id() {
        return definition.id();
    }

    public boolean isTrigger() {
        return type instanceof TriggerNode<?>;
    }

    /** An edge, taken when {@code from} leaves by {@code on}. */
    public record PlanEdge(NodeId from, NodeId to, String on) {}
}
