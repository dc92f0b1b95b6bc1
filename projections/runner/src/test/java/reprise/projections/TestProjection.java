package reprise.projections;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import reprise.core.ExecutionId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.ExecutionEvent;
import reprise.database.Database;
import reprise.database.Sql;
import reprise.journal.tail.CommitSignal;
import reprise.journal.tail.EventDecoder;
import reprise.projections.ProjectionRunner.Parts;
import reprise.views.due.DueWorkView;
import reprise.views.executions.ExecutionsView;
import reprise.views.testing.RandomHistory;
import reprise.views.testing.TestJournal;
import reprise.views.testing.TestViews;

/** A journal, and what its views ought to hold. */
final class TestProjection implements AutoCloseable {
    static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(5, 5));

    final Database database = TestViews.database();
    final TestJournal journal = new TestJournal(database);
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Parts parts = parts(database, EventDecoder.of(TestJournal.CODEC));
    final ProjectionSettings settings = ProjectionSettings.of("this test").withDueAge(Duration.ofMillis(100));

    private final Random random;

    TestProjection(long seed) {
        this.random = new Random(seed);
    }

    Parts parts(Database database, EventDecoder decoder) {
        return new Parts("this test", database, decoder, new CommitSignal(), registry, InstantSource.system());
    }

    List<List<ExecutionEvent>> histories(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> RandomHistory.of(random, WORKSPACE, new WorkflowId(new UUID(6, i % 4))))
                .toList();
    }

    /** Writes histories bit by bit, as executions that go on side by side do. */
    void append(List<List<ExecutionEvent>> histories) {
        var entries = TestViews.mixed(histories, random);
        var byId = new HashMap<ExecutionId, List<ExecutionEvent>>();
        histories.forEach(history -> byId.put(((ExecutionEvent.Started) history.getFirst()).id(), history));
        for (var entry : entries) {
            journal.append(byId.get(entry.execution()), (int) entry.sequenceNr(), (int) entry.sequenceNr());
        }
    }

    /** All rows of the views of what people look at. */
    static List<String> shown(Sql sql) {
        var rows = new ArrayList<String>();
        for (var table : new ExecutionsView().tables()) {
            rows.addAll(sql.query("select t::text as row from " + table + " t order by 1", row -> row.text("row")));
        }
        return rows;
    }

    List<String> shown() {
        return database.with(TestProjection::shown);
    }

    List<String> due() {
        return database.with(TestProjection::due);
    }

    private static List<String> due(Sql sql) {
        return sql.query(
                "select id || ' ' || reason || ' ' || sequence_nr || ' ' || unsettled as row from due_work order by id",
                row -> row.text("row"));
    }

    /** What {@link #shown()} should be after these histories: made in one go, in a database of its own. */
    static List<String> expected(List<List<ExecutionEvent>> histories) {
        try (var elsewhere = TestViews.database()) {
            return elsewhere.transaction(sql -> {
                new ExecutionsView().apply(sql, TestViews.entries(histories));
                return shown(sql);
            });
        }
    }

    /** What {@link #due()} should be after these histories. */
    static List<String> expectedDue(List<List<ExecutionEvent>> histories) {
        try (var elsewhere = TestViews.database()) {
            return elsewhere.transaction(sql -> {
                new DueWorkView().apply(sql, TestViews.entries(histories));
                return due(sql);
            });
        }
    }

    static long unfinished(List<List<ExecutionEvent>> histories) {
        return histories.stream()
                .filter(history -> !(history.getLast() instanceof ExecutionEvent.Ended))
                .count();
    }

    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come true within " + AT_MOST);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    static ExecutionsView shownView() {
        return new ExecutionsView();
    }

    static DueWorkView dueView() {
        return new DueWorkView();
    }

    @Override
    public void close() {
        journal.close();
        database.close();
    }
}
