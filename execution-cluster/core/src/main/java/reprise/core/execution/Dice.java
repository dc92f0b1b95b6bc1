package reprise.core.execution;

import reprise.core.ExecutionId;
import reprise.core.StepId;

/** Chance for jitter: evenly spread, and the same whenever it is asked, since a decision must not depend on chance. */
final class Dice {

    /** @return 0 to 1 */
    static double of(ExecutionId execution, StepId step, int attempt) {
        long seed = execution.value().getLeastSignificantBits()
                ^ (step.toString().hashCode() * 0x9E3779B97F4A7C15L)
                ^ (attempt * 0xC2B2AE3D27D4EB4FL);
        seed = (seed ^ (seed >>> 33)) * 0xff51afd7ed558ccdL;
        seed = (seed ^ (seed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return ((seed ^ (seed >>> 33)) >>> 11) * 0x1.0p-53;
    }

    private Dice() {}
}
