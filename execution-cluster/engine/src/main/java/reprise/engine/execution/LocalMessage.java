package reprise.engine.execution;

import java.util.Map;
import java.util.function.Consumer;
import reprise.core.execution.ExecutionCommand;
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

    /** Stop now; whatever is under way is made again where the execution wakes next. */
    record Stop() implements LocalMessage {}
}
