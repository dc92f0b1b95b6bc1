package reprise.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.postgresql.PGConnection;

/** Our values as PostgreSQL's: the one place that knows how each kind is written. */
final class Arguments {

    private Arguments() {}

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        switch (value) {
            case Optional<?> maybe when maybe.isEmpty() -> statement.setNull(place, Types.NULL);
            case Optional<?> maybe -> bind(statement, place, maybe.get());
            case String text -> statement.setString(place, text);
            case Integer number -> statement.setInt(place, number);
            case Long number -> statement.setLong(place, number);
            case Double number -> statement.setDouble(place, number);
            case BigDecimal number -> statement.setBigDecimal(place, number);
            case Boolean truth -> statement.setBoolean(place, truth);
            case UUID id -> statement.setObject(place, id);
            case Instant time -> statement.setObject(place, stored(time));
            case Enum<?> choice -> statement.setString(place, stored(choice));
            case byte[] bytes -> statement.setBytes(place, bytes);
            case null -> throw new IllegalArgumentException("value " + place + " is null: use an Optional");
            default -> statement.setArray(place, array(statement.getConnection(), place, value));
        }
    }

    private static java.sql.Array array(Connection connection, int place, Object value) throws SQLException {
        return switch (value) {
            case String[] texts -> connection.createArrayOf("text", texts);
            case UUID[] ids -> texts(connection, ids, UUID::toString);
            case int[] numbers -> binary(connection).createArrayOf("int4", numbers);
            case long[] numbers -> binary(connection).createArrayOf("int8", numbers);
            case boolean[] truths -> binary(connection).createArrayOf("bool", truths);
            case byte[][] bytes -> connection.createArrayOf("bytea", bytes);
            case Instant[] times ->
                texts(connection, times, time -> stored(time).toString());
            default ->
                throw new IllegalArgumentException(
                        "value " + place + " is of " + value.getClass() + ", which has no form in the database");
        };
    }

    /** PostgreSQL counts microseconds; the rest is cut off, so that what was written is what is read. */
    private static OffsetDateTime stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** The driver has no binary form of these, but one of texts; the statement says what they are: {@code ?::uuid[]}. */
    private static <T> java.sql.Array texts(Connection connection, T[] values, Function<T, String> text)
            throws SQLException {
        var texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = values[i] == null ? null : text.apply(values[i]);
        }
        return connection.createArrayOf("text", texts);
    }

    private static String stored(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** The driver's own way to an array, by which those of primitives travel without becoming text. */
    private static PGConnection binary(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class);
    }
}
