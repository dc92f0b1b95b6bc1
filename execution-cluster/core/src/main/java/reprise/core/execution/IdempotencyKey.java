package reprise.core.execution;

import reprise.core.ExecutionId;
import reprise.core.StepId;

/** The key under which a step asks the outside world for its effect. */
public final class IdempotencyKey {

    /**
     * The same for every attempt whose outcome is unknown, so that the other side can tell a repetition; a new one after
     * each definite answer, because then a repetition is meant.
     *
     * @param answers how many definite answers the step has been given
     */
    public static String of(ExecutionId execution, StepId step, int answers) {
        return execution + "/" + step + "/" + answers;
    }

    private IdempotencyKey() {}
}
