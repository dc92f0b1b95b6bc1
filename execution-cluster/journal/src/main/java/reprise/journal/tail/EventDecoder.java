package reprise.journal.tail;

import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.PersistenceIds;
import reprise.journal.EventCodec;
import reprise.journal.Payloads;

/** Makes an event of a row. Throws where it cannot; the tail then goes on without that event. */
@FunctionalInterface
public interface EventDecoder {

    ExecutionEvent decode(TailRow row);

    /** Reads no payloads: whoever follows the journal for tables and timers looks at their previews at most. */
    static EventDecoder of(EventCodec codec) {
        return row -> codec.decode(
                PersistenceIds.execution(row.persistenceId()),
                row.name(),
                row.version(),
                row.event(),
                Payloads.PREVIEWS);
    }
}
