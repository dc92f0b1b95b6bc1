package reprise.catalog;

import java.util.Optional;
import reprise.core.PlanId;
import reprise.core.WorkflowId;

/**
 * What the triggers of a workflow run since a certain revision.
 *
 * @param home where its webhooks are called
 * @param plan empty where they run nothing, because it is no longer active
 * @param revision grows with every such change to any workflow, in the order in which they were committed
 */
public record LiveWorkflow(WorkflowId id, HookHome home, Optional<PlanId> plan, HookToken token, long revision) {}
