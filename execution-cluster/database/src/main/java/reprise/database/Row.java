package reprise.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** One row of an answer, read by the names of its columns. A column that may hold nothing is read as {@link #optional}. */
public final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    public String text(String column) {
        return read(column, ResultSet::getString);
    }

    public int integer(String column) {
        return read(column, ResultSet::getInt);
    }

    /** A whole number of any width. */
    public long number(String column) {
        return read(column, ResultSet::getLong);
    }

    public double fraction(String column) {
        return read(column, ResultSet::getDouble);
    }

    public BigDecimal decimal(String column) {
        return read(column, ResultSet::getBigDecimal);
    }

    public boolean truth(String column) {
        return read(column, ResultSet::getBoolean);
    }

    public UUID uuid(String column) {
        return read(column, (all, one) -> all.getObject(one, UUID.class));
    }

    public Instant instant(String column) {
        return read(column, (all, one) -> all.getObject(one, OffsetDateTime.class))
                .toInstant();
    }

    public byte[] bytes(String column) {
        return read(column, ResultSet::getBytes);
    }

    /** One of the choices, kept as its name in lower case. */
    public <E extends Enum<E>> E choice(String column, Class<E> choices) {
        return Enum.valueOf(choices, text(column).toUpperCase(Locale.ROOT));
    }

    public List<String> texts(String column) {
        return List.of((String[]) array(column));
    }

    public List<UUID> uuids(String column) {
        return List.of((UUID[]) array(column));
    }

    public List<Long> numbers(String column) {
        return List.of((Long[]) array(column));
    }

    /** What the column holds, if it holds something: {@code row.optional("ended_at", Row::instant)}. */
    public <T> Optional<T> optional(String column, BiFunction<Row, String, T> reader) {
        try {
            return rows.getObject(column) == null ? Optional.empty() : Optional.of(reader.apply(this, column));
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    private Object array(String column) {
        return read(column, (all, one) -> {
            var array = all.getArray(one);
            return array == null ? "" : array.getArray(); // nothing is told by the row itself, below
        });
    }

    private interface Getter<T> {
        T from(ResultSet rows, String column) throws SQLException;
    }

    private <T> T read(String column, Getter<T> getter) {
        try {
            var value = getter.from(rows, column);
            if (rows.wasNull()) {
                throw nothingIn(column);
            }
            return value;
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    private static NoSuchElementException nothingIn(String column) {
        return new NoSuchElementException("column " + column + " holds nothing: read it as optional");
    }
}
