package reprise.catalog;

import reprise.core.PlanId;

/** A version that cannot be run on this node: it does not exist, or uses what this node has not got. */
public final class PlanUnavailable extends RuntimeException {
    private final PlanId id;

    PlanUnavailable(PlanId id, String why) {
        super("version " + id.version() + " of workflow " + id.workflow() + " cannot be run here: " + why);
        this.id = id;
    }

    public PlanId id() {
        return id;
    }
}
