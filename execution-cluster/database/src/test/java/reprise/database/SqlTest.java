package reprise.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SqlTest {

    private enum Status {
        RUNNING,
        IN_DOUBT
    }

    private static final Database DATABASE = TestDatabases.fresh();
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(back("text", "naïve \"quotes\" ' ; -- 漢字", Row::text)).isEqualTo("naïve \"quotes\" ' ; -- 漢字");
        assertThat(back("int", 42, Row::integer)).isEqualTo(42);
        assertThat(back("bigint", Long.MAX_VALUE, Row::number)).isEqualTo(Long.MAX_VALUE);
        assertThat(back("int", 42, Row::number)).isEqualTo(42L);
        assertThat(back("double precision", 0.1, Row::fraction)).isEqualTo(0.1);
        assertThat(back("numeric", new BigDecimal("12.340"), Row::decimal)).isEqualTo(new BigDecimal("12.340"));
        assertThat(back("boolean", true, Row::truth)).isTrue();
        assertThat(back("uuid", ID, Row::uuid)).isEqualTo(ID);
        assertThat(back("bytea", new byte[] {0, 1, -1}, Row::bytes)).containsExactly(0, 1, -1);
        assertThat(back("jsonb", "{\"a\": 1}", Row::text)).isEqualTo("{\"a\": 1}");
    }

    @Test
    void keepsTimesToTheMicrosecond() {
        var time = Instant.parse("2026-11-20T17:42:21.123456789Z");
        assertThat(back("timestamptz", time, Row::instant)).isEqualTo(Instant.parse("2026-11-20T17:42:21.123456Z"));
        assertThat(back("timestamptz", Instant.parse("1900-01-01T00:00:00Z"), Row::instant))
                .isEqualTo(Instant.parse("1900-01-01T00:00:00Z"));
    }

    @Test
    void keepsChoicesAsLowerCaseText() {
        assertThat(back("text", Status.IN_DOUBT, Row::text)).isEqualTo("in_doubt");
        var choice = back("text", Status.IN_DOUBT, (row, column) -> row.choice(column, Status.class));
        assertThat(choice).isEqualTo(Status.IN_DOUBT);
    }

    @Test
    void keepsLists() {
        assertThat(back("text[]", new String[] {"a", "b,\"{}"}, Row::texts)).containsExactly("a", "b,\"{}");
        assertThat(back("uuid[]", new UUID[] {ID}, Row::uuids)).containsExactly(ID);
        assertThat(back("bigint[]", new long[] {1, 2}, Row::numbers)).containsExactly(1L, 2L);
        assertThat(back("text[]", new String[0], Row::texts)).isEmpty();
    }

    @Test
    void takesWholeColumnsAtOnce() {
        var sum = DATABASE.with(sql -> sql.one(
                "select count(*) n, max(length(b)) longest, max(t) last, bool_or(x) any, sum(i) sum"
                        + " from unnest(?::bytea[], ?::timestamptz[], ?::boolean[], ?::int[]) as u(b, t, x, i)",
                row -> row.number("n") + " " + row.integer("longest") + " " + row.instant("last") + " "
                        + row.truth("any") + " " + row.number("sum"),
                new byte[][] {{1}, {1, 2, 3}},
                new Instant[] {Instant.EPOCH, Instant.parse("2026-01-01T00:00:00.5Z")},
                new boolean[] {false, true},
                new int[] {20, 22}));
        assertThat(sum).contains("2 3 2026-01-01T00:00:00.500Z true 42");
    }

    @Test
    void knowsNothingOnlyAsOptional() {
        assertThat(back("text", Optional.empty(), optional(Row::text))).isEmpty();
        assertThat(back("uuid", Optional.of(ID), optional(Row::uuid))).contains(ID);
        assertThatThrownBy(() -> back("int", Optional.empty(), Row::integer))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("column v");
        assertThatThrownBy(() -> back("text[]", Optional.empty(), Row::texts))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> DATABASE.with(sql -> sql.update("select ?", (Object) null)))
                .hasMessageContaining("use an Optional");
    }

    @Test
    void refusesValuesItDoesNotKnow() {
        assertThatThrownBy(() -> back("text", new StringBuilder("x"), Row::text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("StringBuilder");
    }

    @Test
    void answersAllRowsOrOneOrNone() {
        DATABASE.use(sql -> {
            assertThat(sql.query("select n from generate_series(1, 3) n", row -> row.integer("n")))
                    .containsExactly(1, 2, 3);
            assertThat(sql.one("select 1 n where false", row -> row.integer("n")))
                    .isEmpty();
            assertThatThrownBy(() -> sql.one("select n from generate_series(1, 3) n", row -> row.integer("n")))
                    .isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void goesThroughAnswersOfAnyLength() {
        var last = new ArrayList<Integer>(List.of(0));
        DATABASE.transact(
                sql -> sql.each("select n from generate_series(1, ?) n", row -> last.set(0, row.integer("n")), 5000));
        assertThat(last).containsExactly(5000);
    }

    @Test
    void writesManyRowsInOneGo() {
        DATABASE.use(sql -> {
            sql.script("create table many (id bigint primary key, name text)");
            sql.batch(
                    "insert into many (id, name) values (?, ?)",
                    IntStream.range(0, 1000)
                            .<Object[]>mapToObj(i -> new Object[] {(long) i, "row " + i})
                            .toList());
            assertThat(sql.update("update many set name = ? where id < ?", "first", 10))
                    .isEqualTo(10);
            assertThat(sql.one("select count(*) n from many", row -> row.number("n")))
                    .contains(1000L);
        });
    }

    private static <T> T back(String type, Object value, BiFunction<Row, String, T> reader) {
        return DATABASE.with(sql -> sql.one("select ?::" + type + " as v", row -> reader.apply(row, "v"), value))
                .orElseThrow();
    }

    private static <T> BiFunction<Row, String, Optional<T>> optional(BiFunction<Row, String, T> reader) {
        return (row, column) -> row.optional(column, reader);
    }
}
