package reprise.core.plan;

import java.util.List;
import java.util.OptionalInt;
import reprise.core.NodeId;
import reprise.core.definition.NodeDefinition;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeType;
import reprise.sdk.TriggerNode;

/**
 * A node in its place. What its type says of it is asked once, when the plan is made.
 *
 * @param spec what its type tells about itself
 * @param config its configuration with the expressions compiled
 * @param in edges that lead here
 * @param out edges that leave
 * @param loops around it, the outermost first
 * @param body what it goes through for each of its rounds; empty for all but loops
 * @param quorum how many taken edges suffice to start it; empty: all edges must be decided
 * @param firstPort by which the flow leaves it when it is disabled
 */
public record PlanNode(
        NodeDefinition definition,
        NodeType<?> type,
        NodeSpec<?> spec,
        Template config,
        List<PlanEdge> in,
        List<PlanEdge> out,
        List<NodeId> loops,
        Region body,
        OptionalInt quorum,
        String firstPort) {

    /** @param type asked once for what it says of itself */
    public static PlanNode of(
            NodeDefinition definition,
            NodeType<?> type,
            Template config,
            List<PlanEdge> in,
            List<PlanEdge> out,
            List<NodeId> loops,
            Region body) {
        var spec = type.spec();
        var ports = spec.ports().apply(definition.config());
        return new PlanNode(
                definition,
                type,
                spec,
                config,
                in,
                out,
                loops,
                body,
                spec.quorum().apply(definition.config()),
                ports.isEmpty() ? Ports.MAIN : ports.getFirst());
    }

    public NodeId id() {
        return definition.id();
    }

    public boolean isTrigger() {
        return type instanceof TriggerNode<?>;
    }

    /** An edge, taken when {@code from} leaves by {@code on}. */
    public record PlanEdge(NodeId from, NodeId to, String on) {}
}
