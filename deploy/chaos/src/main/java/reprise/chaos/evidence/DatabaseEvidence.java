package reprise.chaos.evidence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the database holds, read by plain SQL: none of the product's code takes part. */
public final class DatabaseEvidence {
    private static final String JOURNAL = """
            select substr(j.persistence_id, 11), j.sequence_number + line.nr - 1, line.content ->> 'name', j.writer,
                   e.at, e.node, e.attempt, e.status, e."requestId", e.key, e.output -> 'body' ->> 'arrival'
              from event_journal j
              cross join lateral json_array_elements(convert_from(j.events, 'UTF8')::json)
                   with ordinality as line(content, nr)
              cross join lateral json_to_record(line.content -> 'event')
                   as e(at text, node text, attempt int, status text, "requestId" text, key text, output json)
             where j.persistence_id like 'execution|%'
             order by j.persistence_id, 2""";

    private static final String LIST =
            "select id, status, started_at, completed_at, sequence_nr from execution_list order by id";

    private static final String KEYS = "select encode(key_hash, 'hex'), execution_id from idempotency_key";

    private static final String UNFINISHED = """
            select (select count(*) from event_journal where sequence_number = 1)
                 - (select count(*) from event_journal where over)""";

    private static final String UNDER_WAY = """
            select persistence_id from event_journal where sequence_number = 1
            except select persistence_id from event_journal where over""";

    private static final String UNLISTED = """
            select (select count(*) from event_journal where over)
                 - (select count(*) from execution_list where completed_at is not null)""";

    public static List<JournalRow> journal(Connection connection) throws SQLException {
        return read(
                connection,
                JOURNAL,
                row -> new JournalRow(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        Instant.parse(row.getString(5)),
                        Optional.ofNullable(row.getString(6)),
                        Optional.ofNullable(row.getString(7)).map(Integer::valueOf),
                        row.getString(3).equals(JournalRow.ENDED)
                                ? Optional.ofNullable(row.getString(8))
                                : Optional.empty(),
                        Optional.ofNullable(row.getString(9)),
                        Optional.ofNullable(row.getString(10)),
                        Optional.ofNullable(row.getString(11)).map(Long::valueOf)));
    }

    public static List<ListRow> list(Connection connection) throws SQLException {
        return read(
                connection,
                LIST,
                row -> new ListRow(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject(4, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getLong(5)));
    }

    public static List<KeyRow> keys(Connection connection) throws SQLException {
        return read(connection, KEYS, row -> new KeyRow(row.getString(1), row.getString(2)));
    }

    /** How many executions have begun and not ended. */
    public static long unfinished(Connection connection) throws SQLException {
        return number(connection, UNFINISHED);
    }

    /** The executions that have begun and not ended, as the journal calls them. */
    public static List<String> underWay(Connection connection) throws SQLException {
        return read(connection, UNDER_WAY, row -> row.getString(1));
    }

    /** How many ended executions the list does not yet show as ended. */
    public static long unlisted(Connection connection) throws SQLException {
        return number(connection, UNLISTED);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return read(connection, sql, row -> row.getLong(1)).getFirst();
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> read(Connection connection, String sql, Reading<T> reading) throws SQLException {
        connection.setAutoCommit(false); // else the driver holds all rows at once
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(5_000);
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
            }
            return found;
        } finally {
            connection.rollback();
        }
    }

    private DatabaseEvidence() {}
}
