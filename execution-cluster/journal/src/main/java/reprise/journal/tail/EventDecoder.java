package reprise.journal.tail;

import reprise.core.ExecutionId;
import reprise.core.execution.ExecutionEvent;
import reprise.journal.EventCodec;
import reprise.journal.EventLine;

/** Reads an event. Throws where it cannot; the tail then goes on without that event. */
@FunctionalInterface
public interface EventDecoder {

    ExecutionEvent decode(ExecutionId execution, EventLine line);

    /** Reads heads: whoever follows the journal for tables and timers needs none of the data. */
    static EventDecoder of(EventCodec codec) {
        return (execution, line) -> codec.head(execution, line.name(), line.version(), line.event());
    }
}
