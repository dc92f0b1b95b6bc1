package reprise.core.execution;

import java.util.Optional;
import reprise.core.execution.Execution.Active;
import reprise.core.plan.Plan;
import reprise.core.plan.PlanNode;
import reprise.core.plan.TemplateFailure;
import reprise.sdk.Json;

/** What a node's configuration was when it ran. */
public final class Configurations {

    /**
     * As kept for a worker; else evaluated again, which gives the same because what came before a node never changes.
     * Empty for triggers, and where it has no value.
     */
    public static Optional<Json> of(Plan plan, Active execution, PlanNode node) {
        var kept = kept(execution.nodes().get(node.id()));
        if (kept.isPresent() || node.isTrigger()) {
            return kept;
        }
        var since = execution.nodes().get(node.id());
        if (since == null || since instanceof NodeState.Skipped) {
            return Optional.empty();
        }
        try {
            return Optional.of(node.config().evaluate(new ExecutionRoots(plan, execution, since.startedAt())));
        } catch (TemplateFailure hasNoValue) {
            return Optional.empty();
        }
    }

    private static Optional<Json> kept(NodeState state) {
        return switch (state) {
            case NodeState.Running running -> Optional.of(running.input());
            case NodeState.Retrying retrying -> Optional.of(retrying.input()).filter(input -> input != Json.NULL);
            case NodeState.Completed completed -> completed.input();
            case NodeState.Failed failed -> failed.input();
            case null, default -> Optional.empty();
        };
    }

    private Configurations() {}
}
