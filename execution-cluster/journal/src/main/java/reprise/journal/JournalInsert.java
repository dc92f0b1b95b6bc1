package reprise.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import reprise.journal.JournalWriter.Pending;

/** One statement, one round trip, one commit for many appends. */
final class JournalInsert {
    private static final String EVENTS = """
            insert into event_journal (slice, persistence_id, sequence_number, name, version, writer, event)
            select slice, persistence_id, sequence_number, name, version, ?, event
            from unnest(?::smallint[], ?::text[], ?::bigint[], ?::text[], ?::smallint[], ?::bytea[])
                as row (slice, persistence_id, sequence_number, name, version, event)
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
        if (batch.stream().allMatch(pending -> pending.events().stream()
                .allMatch(event -> event.payloads().isEmpty()))) {
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
        int rows = batch.stream().mapToInt(pending -> pending.events().size()).sum();
        var slices = new short[rows];
        var ids = new String[rows];
        var sequenceNumbers = new long[rows];
        var names = new String[rows];
        var versions = new short[rows];
        var events = new byte[rows][];
        int row = 0;
        for (var pending : batch) {
            var id = pending.append().persistenceId();
            short slice = (short) Slices.of(id);
            long sequenceNr = pending.append().firstSequenceNr();
            for (var event : pending.events()) {
                slices[row] = slice;
                ids[row] = id;
                sequenceNumbers[row] = sequenceNr++;
                names[row] = event.name();
                versions[row] = (short) event.version();
                events[row] = event.event();
                row++;
            }
        }
        try (var statement = connection.prepareStatement(EVENTS)) {
            var arrays = connection.unwrap(PGConnection.class); // primitive arrays travel in binary
            statement.setString(1, writer);
            statement.setArray(2, arrays.createArrayOf("int2", slices));
            statement.setArray(3, arrays.createArrayOf("text", ids));
            statement.setArray(4, arrays.createArrayOf("int8", sequenceNumbers));
            statement.setArray(5, arrays.createArrayOf("text", names));
            statement.setArray(6, arrays.createArrayOf("int2", versions));
            statement.setArray(7, arrays.createArrayOf("bytea", events));
            statement.executeUpdate();
        }
    }

    private static void payloads(Connection connection, List<Pending> batch) throws SQLException {
        var ids = new ArrayList<String>();
        var hashes = new ArrayList<String>();
        var contents = new ArrayList<byte[]>();
        for (var pending : batch) {
            for (var event : pending.events()) {
                for (var payload : event.payloads()) {
                    ids.add(pending.append().persistenceId());
                    hashes.add(payload.hash());
                    contents.add(payload.content());
                }
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
