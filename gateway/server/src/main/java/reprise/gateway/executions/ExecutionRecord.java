package reprise.gateway.executions;

import java.util.Optional;
import reprise.core.execution.Execution;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.None;
import reprise.core.execution.Execution.Over;
import reprise.core.plan.Plan;
import reprise.core.value.Values;

/** An execution as its history tells, up to an event. Its large values are read when they are looked at, which blocks. */
public record ExecutionRecord(Plan plan, Execution execution, Values values, long sequenceNr) {

    /** How it stands, or stood last. */
    Active active() {
        return switch (execution) {
            case Active active -> active;
            case Over over -> over.last();
            case None _ -> throw new IllegalStateException("no record is made of what has not begun");
        };
    }

    Optional<Over> over() {
        return execution instanceof Over over ? Optional.of(over) : Optional.empty();
    }
}
