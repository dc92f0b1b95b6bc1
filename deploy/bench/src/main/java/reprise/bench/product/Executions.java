package reprise.bench.product;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import reprise.bench.stage.Patience;

/** The executions of one workflow as the database knows them: what was really done, whatever anybody was told. */
public final class Executions implements AutoCloseable {
    private static final String SINCE = """
            select count(*), count(completed_at), count(*) filter (where status = 'completed'),
                   extract(epoch from max(completed_at)) - extract(epoch from ?::timestamptz)
              from execution_list
             where workspace = (select workspace from execution_list limit 1) and workflow = ? and started_at >= ?""";

    private static final String LATEST = """
            select id from execution_list
             where workspace = (select workspace from execution_list limit 1) and workflow = ?
             order by started_at desc limit 1""";

    private final Connection connection;
    private final UUID workflow;

    /**
     * @param listed how many the list shows
     * @param ended how many of them have ended
     * @param completed how many of them well
     * @param seconds until the last of them ended
     */
    public record Done(long listed, long ended, long completed, double seconds) {
        public double perSecond() {
            return completed / seconds;
        }
    }

    Executions(Connection connection, String workflow) {
        this.connection = connection;
        this.workflow = UUID.fromString(workflow);
    }

    /** What was begun since then and is done; waits until so many have ended, but not for ever. */
    public Done since(Instant from, long expected, Duration atMost) throws SQLException {
        Patience.until(atMost, Duration.ofMillis(200), () -> ended(from) >= expected);
        return done(from);
    }

    private long ended(Instant from) {
        try {
            return done(from).ended();
        } catch (SQLException e) {
            throw new IllegalStateException("the list of executions cannot be read", e);
        }
    }

    private Done done(Instant from) throws SQLException {
        try (var statement = connection.prepareStatement(SINCE)) {
            statement.setTimestamp(1, Timestamp.from(from));
            statement.setObject(2, workflow);
            statement.setTimestamp(3, Timestamp.from(from));
            try (var row = statement.executeQuery()) {
                row.next();
                return new Done(row.getLong(1), row.getLong(2), row.getLong(3), row.getDouble(4));
            }
        }
    }

    /** The id of the one begun last. */
    public String latest() throws SQLException {
        try (var statement = connection.prepareStatement(LATEST)) {
            statement.setObject(1, workflow);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("the list shows no execution of workflow " + workflow);
                }
                return row.getString(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
