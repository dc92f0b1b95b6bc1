package reprise.core.plan;

import java.util.Optional;
import reprise.core.PlanId;

/** Where plans come from. A version is immutable, so a plan once made is good for ever. */
public interface PlanSource {

    /** Without waiting; empty where it is not at hand. */
    Optional<Plan> cached(PlanId id);

    /** Blocks. @throws java.util.NoSuchElementException where there is no such version */
    Plan load(PlanId id);
}
