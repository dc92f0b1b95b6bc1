package reprise.journal.tail;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.PersistenceIds;
import reprise.database.Database;
import reprise.database.DatabaseSettings;
import reprise.database.Migrations;
import reprise.database.Sql;
import reprise.journal.Entry;
import reprise.journal.EventCodec;
import reprise.journal.Slices;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.postgres.testing.TestPostgres;

/** A journal of its own, with a table in which a tail under test notes what it was brought. */
final class TestJournal implements AutoCloseable {
    static final EventCodec CODEC = new EventCodec(new StrictJson(JsonLimits.STANDARD));
    static final Duration AT_MOST = Duration.ofSeconds(20);

    private static final String INSERT = """
            insert into event_journal (slice, over, event_count, persistence_id, sequence_number, writer, events, chain)
            values (?, false, 1, ?, ?, 'test', ?, '')
            """;

    final Database database;
    final CommitSignal signal = new CommitSignal();

    private TestJournal(Database database) {
        this.database = database;
    }

    static TestJournal fresh() {
        var test = TestPostgres.freshDatabase();
        var database = Database.open(DatabaseSettings.of(test.url(), test.user(), test.password()));
        Migrations.apply(database);
        database.use(
                sql -> sql.script(
                        "create table noted (nr bigserial, persistence_id text, sequence_nr bigint, at_tx text, ordering bigint)"));
        return new TestJournal(database);
    }

    /** An execution that was heard of once. */
    static ExecutionId execution(int number) {
        return new ExecutionId(new UUID(0, number));
    }

    static ExecutionEvent event() {
        return new NodeSkipped(StepId.of(new NodeId("node")), Instant.now());
    }

    void append(ExecutionId execution, long sequenceNr) {
        database.use(sql -> insert(sql, execution, sequenceNr));
        signal.committed();
    }

    static void insert(Sql sql, ExecutionId execution, long sequenceNr) {
        var id = PersistenceIds.of(execution);
        sql.update(
                INSERT,
                Slices.of(id),
                id,
                sequenceNr,
                CODEC.encode(List.of(event())).events());
    }

    /** A transaction that stays open until told otherwise. */
    Slow slowly(ExecutionId execution, long sequenceNr) {
        try {
            var connection = database.dataSource().getConnection();
            connection.setAutoCommit(false);
            insert(new Sql(connection), execution, sequenceNr);
            return new Slow(connection);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    record Slow(Connection connection) {
        void commit() {
            try (connection) {
                connection.commit();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        void rollback() {
            try (connection) {
                connection.rollback();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }

    Tail tail(BatchHandler handler) {
        return tail(Slices.Range.ALL, handler);
    }

    Tail tail(Slices.Range range, BatchHandler handler) {
        var quick = new TailSettings(100, Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(200));
        return new Tail(
                "test",
                range,
                "this test",
                database,
                new TailQuery(range),
                EventDecoder.of(CODEC),
                handler,
                quick,
                signal);
    }

    /** Notes each entry within the tail's transaction. */
    static void note(Sql sql, List<Entry> batch) {
        for (var entry : batch) {
            sql.update(
                    "insert into noted (persistence_id, sequence_nr, at_tx, ordering) values (?, ?, ?, ?)",
                    PersistenceIds.of(entry.execution()),
                    entry.sequenceNr(),
                    Long.toString(entry.position().tx()),
                    entry.position().ordering());
        }
    }

    /** What was noted, in the order of noting, as {@code execution:sequenceNr}. */
    List<String> noted() {
        return database.with(sql -> sql.query(
                "select persistence_id, sequence_nr from noted order by nr",
                row -> PersistenceIds.execution(row.text("persistence_id"))
                                .value()
                                .getLeastSignificantBits() + ":" + row.number("sequence_nr")));
    }

    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come true within " + AT_MOST);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
