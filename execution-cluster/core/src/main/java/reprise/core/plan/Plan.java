package reprise.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.StepId;
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

    /**
     * A node in those rounds of the loops around it, the outermost first.
     *
     * @return empty where there is no such node, or it lies in fewer or more loops
     */
    public Optional<StepId> step(NodeId node, List<Integer> iteration) {
        var loops = find(node).map(PlanNode::loops);
        if (loops.filter(around -> around.size() == iteration.size()).isEmpty()) {
            return Optional.empty();
        }
        var rounds = new ArrayList<StepId.Round>();
        for (int i = 0; i < iteration.size(); i++) {
            rounds.add(new StepId.Round(loops.get().get(i), iteration.get(i)));
        }
        return Optional.of(new StepId(rounds, node));
    }

    /** Whether a node may wait for a signal of that name. What an expression names is not known before it is evaluated. */
    public boolean mayAwait(String signal) {
        return nodes.stream().filter(node -> node.spec().awaitsSignal()).anyMatch(node -> node.definition()
                .config()
                .text("signal")
                .map(name -> name.equals(signal) || name.contains("{{"))
                .orElse(node.id().value().equals(signal)));
    }

    /** The nodes an execution may begin at. */
    public List<PlanNode> triggers() {
        return nodes.stream().filter(PlanNode::isTrigger).toList();
    }
}
