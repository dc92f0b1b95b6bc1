package reprise.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.PersistenceIds;
import reprise.database.Database;
import reprise.database.DatabaseSettings;
import reprise.database.Migrations;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.postgres.testing.TestPostgres;

/** A writer and a reader on a journal of their own in a real database, which can be held up and made to fail. */
final class JournalUnderTest implements AutoCloseable {
    static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final StrictJson TEXT = new StrictJson(JsonLimits.JOURNAL);

    static final LargeValues VALUES = new LargeValues(TEXT, 10_000_000, _ -> Optional.empty());

    final Database database;
    final EventCodec codec = new EventCodec(TEXT);
    final Histories histories;
    final JournalWriter writer;
    final List<Append> committed = new ArrayList<>();
    final AtomicReference<Error> breaksOnce = new AtomicReference<>();
    private final Semaphore gate = new Semaphore(1);
    private volatile CountDownLatch arrived = new CountDownLatch(1);

    JournalUnderTest() {
        var fresh = TestPostgres.freshDatabase();
        var settings = DatabaseSettings.of(fresh.url(), fresh.user(), fresh.password());
        try (var first = Database.open(settings)) {
            var name = fresh.url().substring(fresh.url().lastIndexOf('/') + 1);
            first.use(sql -> sql.script("alter database " + name + " set synchronous_commit = on"));
        }
        database = Database.open(settings.withPatience(Duration.ofSeconds(1)));
        Migrations.apply(database);
        histories = new Histories(database.dataSource(), codec, TEXT);
        writer = new JournalWriter(gated(), codec, "this test", (append, _) -> committed.add(append));
    }

    /** Lets the writer take what is next, and no further. */
    void hold(Append next, List<CompletableFuture<Void>> futures) {
        gate.acquireUninterruptibly();
        arrived = new CountDownLatch(1);
        futures.add(writer.append(next));
        await(arrived);
    }

    void release() {
        gate.release();
    }

    static ExecutionId execution(long number) {
        return new ExecutionId(new UUID(0, number));
    }

    static Append skipped(long execution, long firstSequenceNr, int events) {
        var list = new ArrayList<ExecutionEvent>();
        for (int i = 0; i < events; i++) {
            list.add(new NodeSkipped(StepId.of(new NodeId("node-" + i)), Instant.EPOCH));
        }
        return append(execution, firstSequenceNr, list);
    }

    static Append append(long execution, long firstSequenceNr, List<ExecutionEvent> events) {
        return new Append(PersistenceIds.of(execution(execution)), firstSequenceNr, events);
    }

    List<ExecutionEvent> history(long execution) {
        return histories.events(execution(execution), 0, Integer.MAX_VALUE).stream()
                .map(Histories.Numbered::event)
                .toList();
    }

    /** As soon as the database answers. */
    List<ExecutionEvent> eventualHistory(long execution) {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (true) {
            try {
                return history(execution);
            } catch (JournalUnavailable away) {
                if (System.nanoTime() > end) {
                    throw away;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    long count(String what) {
        return database.with(
                sql -> sql.one("with answer (n) as (select " + what + ") select n from answer", row -> row.number("n"))
                        .orElseThrow());
    }

    /** Why it was not written; null where it was. */
    static Throwable failure(CompletableFuture<Void> future) {
        try {
            future.orTimeout(AT_MOST.toSeconds(), TimeUnit.SECONDS).join();
            return null;
        } catch (CompletionException failed) {
            return failed.getCause();
        }
    }

    /** Every connection passes the gate before it commits or runs a statement. */
    private DataSource gated() {
        return proxy(
                DataSource.class,
                database.dataSource(),
                (method, result) -> method.equals("getConnection")
                        ? proxy(Connection.class, (Connection) result, (_, inner) -> inner)
                        : result);
    }

    private interface After {
        Object then(String method, Object result);
    }

    private <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        pass();
                    }
                    try {
                        return after.then(method.getName(), method.invoke(target, arguments));
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    private void pass() {
        arrived.countDown();
        gate.acquireUninterruptibly();
        gate.release();
        var error = breaksOnce.getAndSet(null);
        if (error != null) {
            throw error;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the writer took nothing up");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        writer.close();
        database.close();
    }
}
