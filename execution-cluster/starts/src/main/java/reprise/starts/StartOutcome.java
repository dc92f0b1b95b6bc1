package reprise.starts;

import java.util.List;
import reprise.core.ExecutionId;
import reprise.core.execution.Decision;
import reprise.core.execution.ExecutionEvent;

/** What came of a request to start. */
public sealed interface StartOutcome {

    /** It began, and that is durable. {@code events} are its first; it may be over already. */
    record Started(ExecutionId id, List<ExecutionEvent> events) implements StartOutcome {}

    /** The same request has started it before. */
    record Repeated(ExecutionId id) implements StartOutcome {}

    /** Another request has used this key before. */
    record KeyReused(ExecutionId id) implements StartOutcome {}

    /** It cannot begin: not from here, or not with so much. */
    record Refused(Decision.Reason reason, String message) implements StartOutcome {}
}
