package reprise.journal;

import java.sql.SQLException;
import java.util.List;
import reprise.core.execution.ExecutionEvent;
import reprise.journal.JournalWriter.Pending;

/** The rows of the journal itself: one for each append, chained to the one before it. */
final class EventRows {

    /** {@code where} says which of the {@code row}s. */
    static String insert(String where) {
        return """
            insert into event_journal (slice, over, event_count, persistence_id, sequence_number, writer, events, chain)
            select slice, over, event_count, row.persistence_id, row.sequence_number, ?, events,
                sha256(coalesce(before.chain, sha256(convert_to(row.persistence_id, 'UTF8')))
                    || int8send(row.sequence_number) || events)
            from unnest(?::smallint[], ?::boolean[], ?::integer[], ?::text[], ?::bigint[], ?::bytea[])
                as row (slice, over, event_count, persistence_id, sequence_number, events)
            left join lateral (
                select chain from event_journal j
                where row.sequence_number > 1 and j.persistence_id = row.persistence_id
                    and j.sequence_number < row.sequence_number
                order by j.sequence_number desc limit 1) before on true
            """ + where;
    }

    static void bind(BatchStatement statement, String writer, List<Pending> batch) throws SQLException {
        int rows = batch.size();
        var slices = new short[rows];
        var over = new boolean[rows];
        var counts = new int[rows];
        var sequenceNumbers = new long[rows];
        for (int row = 0; row < rows; row++) {
            var append = batch.get(row).append();
            slices[row] = (short) Slices.of(append.persistenceId());
            over[row] = isOver(append.events().getLast());
            counts[row] = append.events().size();
            sequenceNumbers[row] = append.firstSequenceNr();
        }
        statement
                .value(writer)
                .column("int2", slices)
                .column("bool", over)
                .column("int4", counts)
                .texts(batch, pending -> pending.append().persistenceId())
                .column("int8", sequenceNumbers)
                .bytes(batch, pending -> pending.stored().events());
    }

    /** Whether nothing more is to be done for the execution: it has ended and owes nothing. */
    private static boolean isOver(ExecutionEvent last) {
        return switch (last) {
            case ExecutionEvent.Ended ended -> !ended.owing();
            case ExecutionEvent.TaskDone done -> done.last();
            case ExecutionEvent _ -> false;
        };
    }

    private EventRows() {}
}
