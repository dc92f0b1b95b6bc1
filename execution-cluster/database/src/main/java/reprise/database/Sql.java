package reprise.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Plain SQL over one connection. Values are always bound, never part of the text; how each kind is bound stands in
 * {@link Arguments}. Troubles come as {@link DatabaseException}.
 */
public final class Sql {

    private static final int ROWS_AT_A_TIME = 1000;
    private static final int LARGE_ROWS_AT_A_TIME = 200;

    private final Connection connection;

    public Sql(Connection connection) {
        this.connection = connection;
    }

    /** Carries out a statement and tells how many rows it changed. */
    public int update(String sql, Object... values) {
        return prepared(sql, values, PreparedStatement::executeUpdate);
    }

    /** The same statement for each of the rows of values, in few round trips. */
    public void batch(String sql, Iterable<Object[]> rows) {
        prepared(sql, new Object[0], statement -> {
            for (var values : rows) {
                Arguments.bind(statement, values);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** All rows of the answer. */
    public <T> List<T> query(String sql, Function<Row, T> reader, Object... values) {
        return prepared(sql, values, statement -> {
            try (var rows = statement.executeQuery()) {
                return all(rows, reader);
            }
        });
    }

    /** The row of the answer, if there is one. An answer of several rows is a bug in the statement. */
    public <T> Optional<T> one(String sql, Function<Row, T> reader, Object... values) {
        var rows = query(sql, reader, values);
        if (rows.size() > 1) {
            throw new IllegalStateException("a statement for one row answered " + rows.size());
        }
        return rows.stream().findFirst();
    }

    /** Each row of an answer of any length; inside a transaction only a part of it is in memory at a time. */
    public void each(String sql, Consumer<Row> reader, Object... values) {
        prepared(sql, values, statement -> {
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (var rows = statement.executeQuery()) {
                var row = new Row(rows);
                while (rows.next()) {
                    reader.accept(row);
                }
                return true;
            }
        });
    }

    /**
     * Rows of an answer for as long as the reader wants more; inside a transaction few more than that leave the server.
     *
     * @param reader false where it wants no more
     */
    public void readWhile(String sql, Predicate<Row> reader, Object... values) {
        prepared(sql, values, statement -> {
            statement.setFetchSize(LARGE_ROWS_AT_A_TIME);
            try (var rows = statement.executeQuery()) {
                var row = new Row(rows);
                boolean more = true;
                while (more && rows.next()) {
                    more = reader.test(row);
                }
                return more;
            }
        });
    }

    /** Statements without values, as a script has them. */
    public void script(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    /** For what plain statements cannot do: COPY, LISTEN. */
    public Connection connection() {
        return connection;
    }

    private static <T> List<T> all(ResultSet rows, Function<Row, T> reader) throws SQLException {
        var row = new Row(rows);
        var all = new ArrayList<T>();
        while (rows.next()) {
            all.add(reader.apply(row));
        }
        return List.copyOf(all);
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T prepared(String sql, Object[] values, Use<T> use) {
        try (var statement = connection.prepareStatement(sql)) {
            Arguments.bind(statement, values);
            return use.of(statement);
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }
}
