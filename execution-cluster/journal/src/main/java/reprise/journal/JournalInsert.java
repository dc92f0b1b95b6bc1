package reprise.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import reprise.core.execution.ExecutionEvent;
import reprise.journal.JournalWriter.Pending;

/** One statement, one round trip, one commit for many appends. */
final class JournalInsert {
    private static final String EVENTS = """
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
            """;
    private static final String PAYLOADS = """
            insert into payload (persistence_id, hash, content)
            select * from unnest(?::text[], ?::text[], ?::bytea[])
            on conflict do nothing
            """;

    private final String writer;

    JournalInsert(String writer) {
        this.writer = writer;
    }

    void all(Connection connection, List<Pending> batch) throws SQLException {
        if (batch.stream().allMatch(pending -> pending.stored().payloads().isEmpty())) {
            events(connection, batch);
            return;
        }
        connection.setAutoCommit(false);
        try {
            payloads(connection, batch);
            events(connection, batch);
            connection.commit();
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void events(Connection connection, List<Pending> batch) throws SQLException {
        int rows = batch.size();
        var slices = new short[rows];
        var over = new boolean[rows];
        var counts = new int[rows];
        var ids = new String[rows];
        var sequenceNumbers = new long[rows];
        var events = new byte[rows][];
        for (int row = 0; row < rows; row++) {
            var append = batch.get(row).append();
            slices[row] = (short) Slices.of(append.persistenceId());
            over[row] = isOver(append.events().getLast());
            counts[row] = append.events().size();
            ids[row] = append.persistenceId();
            sequenceNumbers[row] = append.firstSequenceNr();
            events[row] = batch.get(row).stored().events();
        }
        try (var statement = connection.prepareStatement(EVENTS)) {
            var arrays = connection.unwrap(PGConnection.class); // primitive arrays travel in binary
            statement.setString(1, writer);
            statement.setArray(2, arrays.createArrayOf("int2", slices));
            statement.setArray(3, arrays.createArrayOf("bool", over));
            statement.setArray(4, arrays.createArrayOf("int4", counts));
            statement.setArray(5, arrays.createArrayOf("text", ids));
            statement.setArray(6, arrays.createArrayOf("int8", sequenceNumbers));
            statement.setArray(7, arrays.createArrayOf("bytea", events));
            statement.executeUpdate();
        }
    }

    /** Whether nothing more is to be done for the execution: it has ended and owes nothing. */
    private static boolean isOver(ExecutionEvent last) {
        return switch (last) {
            case ExecutionEvent.Ended ended -> !ended.owing();
            case ExecutionEvent.TaskDone done -> done.last();
            case ExecutionEvent _ -> false;
        };
    }

    private static void payloads(Connection connection, List<Pending> batch) throws SQLException {
        var ids = new ArrayList<String>();
        var hashes = new ArrayList<String>();
        var contents = new ArrayList<byte[]>();
        for (var pending : batch) {
            for (var payload : pending.stored().payloads()) {
                ids.add(pending.append().persistenceId());
                hashes.add(payload.hash());
                contents.add(payload.content());
            }
        }
        try (var statement = connection.prepareStatement(PAYLOADS)) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            statement.setArray(2, connection.createArrayOf("text", hashes.toArray()));
            statement.setArray(3, connection.createArrayOf("bytea", contents.toArray(byte[][]::new)));
            statement.executeUpdate();
        }
    }
}
