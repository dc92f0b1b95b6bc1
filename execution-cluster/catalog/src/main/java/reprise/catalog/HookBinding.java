package reprise.catalog;

import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.WorkspaceId;
import reprise.core.plan.Plan;

/**
 * All the door must know of one webhook of an active, published workflow.
 *
 * @param home where its path is called: below its slug, and without it where it is the first
 * @param config the node's configuration as written, bound to its type's record: expressions in texts are still texts
 * @param token of the workflow: its own address is {@code /hooks/<token>}
 */
public record HookBinding(HookHome home, Plan plan, Webhook webhook, Object config, HookToken token) {

    public WorkspaceId workspace() {
        return home.workspace();
    }

    public PlanId planId() {
        return plan.id();
    }

    public NodeId node() {
        return webhook.node();
    }

    /** The configuration, where the caller knows its record. */
    public <C> C config(Class<C> type) {
        return type.cast(config);
    }
}
