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
        return read(column, String.class);
    }

    public int integer(String column) {
        return read(column, Integer.class);
    }

    /** A whole number of any width. */
    public long number(String column) {
        return read(column, Long.class);
    }

    public double fraction(String column) {
        return read(column, Double.class);
    }

    public BigDecimal decimal(String column) {
        return read(column, BigDecimal.class);
    }

    public boolean truth(String column) {
        return read(column, Boolean.class);
    }

    public UUID uuid(String column) {
        return read(column, UUID.class);
    }

    public Instant instant(String column) {
        return read(column, OffsetDateTime.class).toInstant();
    }

    public byte[] bytes(String column) {
        return read(column, byte[].class);
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
        try {
            var array = rows.getArray(column);
            if (array == null) {
                throw nothingIn(column);
            }
            return array.getArray();
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    private <T> T read(String column, Class<T> type) {
        try {
            var value = type == byte[].class ? type.cast(rows.getBytes(column)) : rows.getObject(column, type);
            if (value == null) {
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
