package reprise.catalog;

import java.util.Optional;
import reprise.core.PlanId;
import reprise.core.plan.Plan;

/** Every version of every workflow, ready to run. A version never changes, so a plan once made is good for ever. */
public interface Plans {

    /** The plan, where it is at hand. Never waits. */
    Optional<Plan> cached(PlanId id);

    /**
     * The plan, made from the stored version if need be; waits for the database.
     *
     * @throws PlanUnavailable where there is no such version, or it cannot run here, saying why
     */
    Plan load(PlanId id);
}
