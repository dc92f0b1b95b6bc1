package reprise.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import reprise.core.ExecutionId;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.PersistenceIds;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.JsonText;

/** Reads the history of one execution, or of a few. Blocks. */
public final class Histories {
    private static final String HISTORY = """
            select sequence_number, name, version, event from event_journal
            where persistence_id = ? and sequence_number > ? order by sequence_number limit ?
            """;

    private final DataSource database;
    private final EventCodec codec;
    private final JsonText text;

    public Histories(DataSource database, EventCodec codec, JsonText text) {
        this.database = database;
        this.codec = codec;
        this.text = text;
    }

    /** An event with its place in the history of its execution. */
    public record Numbered<E>(long sequenceNr, E event) {}

    /** An event as the API shows it: {@code json} without the large payloads, which are previewed. */
    public record Shown(String name, JsonObject json) {}

    /**
     * @param after events up to here are left out
     * @param limit at most so many
     * @throws HistoryBroken where one is missing
     * @throws UnreadableEvent where one cannot be read
     */
    public List<Numbered<ExecutionEvent>> events(ExecutionId execution, long after, int limit) {
        var id = PersistenceIds.of(execution);
        return read(connection -> {
            var payloads = new FromTable(connection, id);
            return rows(
                    connection,
                    id,
                    after,
                    limit,
                    row -> codec.decode(execution, row.getString(2), row.getInt(3), row.getBytes(4), payloads));
        });
    }

    public List<Numbered<Shown>> shown(ExecutionId execution, long after, int limit) {
        return read(connection -> rows(
                connection,
                PersistenceIds.of(execution),
                after,
                limit,
                row -> new Shown(
                        row.getString(2),
                        codec.json(row.getString(2), row.getInt(3), row.getBytes(4), Payloads.PREVIEWS))));
    }

    /** The first event of an execution, payloads previewed; empty where there is no such execution. */
    public Optional<ExecutionEvent> first(ExecutionId execution) {
        return read(connection -> rows(
                        connection,
                        PersistenceIds.of(execution),
                        0,
                        1,
                        row -> codec.decode(
                                execution, row.getString(2), row.getInt(3), row.getBytes(4), Payloads.PREVIEWS)))
                .stream()
                .findFirst()
                .map(Numbered::event);
    }

    /** 0 where nothing was written. */
    public long highestSequenceNr(String persistenceId) {
        return read(connection -> {
            try (var statement = connection.prepareStatement(
                    "select coalesce(max(sequence_number), 0) from event_journal where persistence_id = ?")) {
                statement.setString(1, persistenceId);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    /** The highest sequence numbers of several executions in one round trip; those without events are left out. */
    public Map<ExecutionId, Long> highestSequenceNrs(List<ExecutionId> executions) {
        return read(connection -> {
            var ids = executions.stream().map(PersistenceIds::of).toArray(String[]::new);
            try (var statement = connection.prepareStatement("""
                    select id, (select max(j.sequence_number) from event_journal j where j.persistence_id = id)
                    from unnest(?::text[]) as id
                    """)) {
                statement.setArray(1, connection.createArrayOf("text", ids));
                try (var rows = statement.executeQuery()) {
                    var found = new HashMap<ExecutionId, Long>();
                    while (rows.next()) {
                        long highest = rows.getLong(2);
                        if (highest > 0) {
                            found.put(PersistenceIds.execution(rows.getString(1)), highest);
                        }
                    }
                    return found;
                }
            }
        });
    }

    private <T> T read(Reading<T> reading) {
        try (var connection = database.getConnection()) {
            return reading.with(connection);
        } catch (SQLException away) {
            throw new JournalUnavailable(away);
        }
    }

    private static <E> List<Numbered<E>> rows(
            Connection connection, String id, long after, int limit, RowReader<E> reader) throws SQLException {
        try (var statement = connection.prepareStatement(HISTORY)) {
            statement.setString(1, id);
            statement.setLong(2, after);
            statement.setInt(3, limit);
            return numbered(statement, id, after, reader);
        }
    }

    private static <E> List<Numbered<E>> numbered(
            PreparedStatement statement, String id, long after, RowReader<E> reader) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var events = new ArrayList<Numbered<E>>();
            long expected = after + 1;
            while (rows.next()) {
                long found = rows.getLong(1);
                if (found != expected) {
                    throw new HistoryBroken(id, expected, found);
                }
                events.add(new Numbered<>(found, reader.read(rows)));
                expected++;
            }
            return events;
        }
    }

    private final class FromTable implements Payloads {
        private final Connection connection;
        private final String id;

        FromTable(Connection connection, String id) {
            this.connection = connection;
            this.id = id;
        }

        @Override
        public Json load(String hash, Json reference) {
            try (var statement =
                    connection.prepareStatement("select content from payload where persistence_id = ? and hash = ?")) {
                statement.setString(1, id);
                statement.setString(2, hash);
                try (var rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        throw new UnreadableEvent("payload " + hash + " of " + id + " is missing");
                    }
                    return text.parse(rows.getBytes(1));
                }
            } catch (SQLException away) {
                throw new JournalUnavailable(away);
            } catch (JsonText.MalformedJson damaged) {
                throw new UnreadableEvent("payload " + hash + " of " + id + " is damaged", damaged);
            }
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T with(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface RowReader<E> {
        E read(ResultSet row) throws SQLException;
    }
}
