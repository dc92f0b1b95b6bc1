package reprise.journal.tail;

import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.PersistenceIds;
import reprise.journal.EventCodec;

/** Makes an event of a row. Throws where it cannot; the tail then goes on without that event. */
@FunctionalInterface
public interface EventDecoder {

    ExecutionEvent decode(TailRow row);

    /** Reads outlines: whoever follows the journal for tables and timers needs none of the data. */
    static EventDecoder of(EventCodec codec) {
        return row ->
                codec.outline(PersistenceIds.execution(row.persistenceId()), row.name(), row.version(), row.event());
    }
}
