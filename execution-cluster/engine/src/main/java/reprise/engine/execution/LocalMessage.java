package reprise.engine.execution;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import reprise.core.execution.ExecutionCommand;
import reprise.core.execution.ExecutionCommand.ReportEnded;
import reprise.core.plan.Plan;
import reprise.core.value.Reference;
import reprise.protocol.ExecutionMessage;
import reprise.protocol.Reply;
import reprise.sdk.Json;

/** What an entity is told by itself and its workers, within one node. */
sealed interface LocalMessage extends ExecutionMessage {

    /** What came of an attempt. */
    record Report(ExecutionCommand command) implements LocalMessage {}

    /** A timer has run out. */
    record Due() implements LocalMessage {}

    record PlanLoaded(Plan plan) implements LocalMessage {}

    record PlanNotLoaded(Throwable cause) implements LocalMessage {}

    /** What a decision needed is at hand: decide again. */
    record ValuesFetched(ExecutionCommand command, Consumer<Reply> answer, Map<Reference, Json> values)
            implements LocalMessage {}

    record ValuesNotFetched(ExecutionCommand command, Consumer<Reply> answer, Throwable cause)
            implements LocalMessage {}

    /**
     * What it owed to a relative was done, or could not be.
     *
     * @param report what there is to report
     * @param failure why it is to be tried again
     */
    record ErrandOver(String task, Optional<ExecutionCommand> report, Optional<Throwable> failure)
            implements LocalMessage {}

    /**
     * How a child ended, as its own history tells; empty where that goes on.
     *
     * @param events how many the journal had of this execution meanwhile
     */
    record ChildHeard(Optional<ReportEnded> report, long events, Consumer<Reply> answer) implements LocalMessage {}

    record ChildNotHeard(Throwable cause, Consumer<Reply> answer) implements LocalMessage {}

    /** Show again what could not be done before. */
    record Again() implements LocalMessage {}

    /** Stop now; whatever is under way is made again where the execution wakes next. */
    record Stop() implements LocalMessage {}
}
