package reprise.engine.execution;

import reprise.core.execution.ExecutionCommand;
import reprise.core.plan.Plan;
import reprise.protocol.ExecutionMessage;

/** What an entity is told by itself and its workers, within one node. */
sealed interface LocalMessage extends ExecutionMessage {

    /** What came of an attempt. */
    record Report(ExecutionCommand command) implements LocalMessage {}

    /** A timer has run out. */
    record Due() implements LocalMessage {}

    record PlanLoaded(Plan plan) implements LocalMessage {}

    record PlanNotLoaded(Throwable cause) implements LocalMessage {}

    record LoadPlan() implements LocalMessage {}

    /** Stop now; whatever is under way is made again where the execution wakes next. */
    record Stop() implements LocalMessage {}
}
