package reprise.core.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.StepId.Round;
import reprise.core.execution.Execution.Active;
import reprise.core.plan.Plan;
import reprise.core.plan.PlanNode;
import reprise.core.value.Value;
import reprise.sdk.PureNode;

/** The data that a step may look at, so that those which lie beside the events are fetched together. */
record Needed(Plan plan, Active execution, StepId step) {

    /** For its configuration, and its input where it is evaluated on the spot. */
    List<Value> values() {
        var node = plan.node(step.node());
        var uses = node.config().uses();
        var all = new ArrayList<Value>();
        uses.roots().forEach(root -> root(root).ifPresent(all::add));
        uses.nodes().forEach(id -> node(new NodeId(id)).ifPresent(all::add));
        if (node.type() instanceof PureNode<?>) {
            all.addAll(input(node));
        }
        return all;
    }

    private Optional<Value> root(String root) {
        return switch (root) {
            case "trigger" -> Optional.of(execution.start().input());
            case "params" -> Optional.of(execution.start().params());
            case "item" -> items(step.rounds());
            default -> Optional.empty();
        };
    }

    private Optional<Value> node(NodeId id) {
        int depth = plan.find(id).map(node -> node.loops().size()).orElse(0);
        return depth > step.rounds().size()
                ? Optional.empty()
                : behind(new StepId(step.rounds().subList(0, depth), id));
    }

    private List<Value> input(PlanNode node) {
        var before = Inputs.taken(execution, node, step.rounds());
        if (before.isEmpty()) {
            var begun = step.rounds().isEmpty() ? Optional.of(execution.start().input()) : items(step.rounds());
            return begun.stream().toList();
        }
        return before.stream().flatMap(id -> behind(step.beside(id)).stream()).toList();
    }

    /** What is looked at for the output of that step. */
    private Optional<Value> behind(StepId id) {
        return execution.root().find(id).orElse(null) instanceof StepState.Completed completed
                ? switch (completed.output()) {
                    case Output.Data(var value) -> Optional.of(value);
                    case Output.Same(var other) -> behind(id.beside(other));
                    case Output.Trigger _ -> Optional.of(execution.start().input());
                    case Output.Item _ -> items(id.rounds());
                    case Output.OfSignal _ -> Optional.empty();
                }
                : Optional.empty();
    }

    private Optional<Value> items(List<Round> rounds) {
        if (rounds.isEmpty()) {
            return Optional.empty();
        }
        var loop = new StepId(
                rounds.subList(0, rounds.size() - 1), rounds.getLast().loop());
        return execution.root().find(loop).flatMap(StepState::passage).map(Rounds::items);
    }
}
