package reprise.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.postgresql.PGConnection;

/** Values for many rows, given to a statement column by column, in the order in which it asks for them. */
final class BatchStatement {
    private final PreparedStatement statement;
    private final Connection connection;
    private int place = 1;

    BatchStatement(PreparedStatement statement) throws SQLException {
        this.statement = statement;
        this.connection = statement.getConnection();
    }

    /** The same for all rows. */
    BatchStatement value(String value) throws SQLException {
        statement.setString(place++, value);
        return this;
    }

    /** A column of primitives, or of {@code byte[]}, which so travels in binary. */
    BatchStatement column(String type, Object values) throws SQLException {
        statement.setArray(place++, connection.unwrap(PGConnection.class).createArrayOf(type, values));
        return this;
    }

    /** A column of texts, which the statement may read as something else. A value may be null. */
    <T> BatchStatement texts(List<T> rows, Function<T, String> value) throws SQLException {
        return column("text", rows.stream().map(value).toArray(String[]::new));
    }

    <T> BatchStatement bytes(List<T> rows, Function<T, byte[]> value) throws SQLException {
        return column("bytea", rows.stream().map(value).toArray(byte[][]::new));
    }
}
