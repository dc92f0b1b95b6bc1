package reprise.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.projections.TestProjection.eventually;
import static reprise.projections.TestProjection.expected;
import static reprise.projections.TestProjection.expectedDue;
import static reprise.projections.TestProjection.shownView;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reprise.journal.tail.EventDecoder;
import reprise.projections.Rebuild.Outcome;
import reprise.views.testing.TestJournal;

class RebuildTest {
    private final TestProjection test = new TestProjection(23);
    private final ProjectionRunner runner = new ProjectionRunner(test.parts);
    private final Feed live = Feed.live(test.settings);
    private final Feed due = Feed.due(test.settings);

    @AfterEach
    void close() {
        runner.close();
        test.close();
    }

    @Test
    void makesTheSameRowsAgainWhileMoreIsWritten() {
        runner.run(live);
        var histories = test.histories(120);
        test.append(histories.subList(0, 60));
        var before = expected(histories.subList(0, 60));
        eventually(() -> test.shown().equals(before));
        test.database.use(sql ->
                sql.script("update workflow_activity set total = 0, failed = 777; delete from execution_stats_hourly"));

        var writing = CompletableFuture.runAsync(() -> test.append(histories.subList(60, 120)));
        assertThat(new Rebuild(test.parts).run(live, shownView())).isEqualTo(Outcome.DONE);
        writing.join();

        var after = expected(histories);
        eventually(() -> test.shown().equals(after));
    }

    @Test
    void showsReadersTheOldRowsOrTheNewAndNeverHalf() {
        runner.run(live);
        var histories = test.histories(80);
        test.append(histories);
        var rows = expected(histories);
        eventually(() -> test.shown().equals(rows));

        var done = new AtomicBoolean();
        var looks = new AtomicInteger();
        var reading = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                var counted = test.database.with(
                        sql -> sql.one("select count(*) as n from execution_list", row -> row.number("n")));
                assertThat(counted).contains(80L);
                looks.incrementAndGet();
            }
        });
        for (int i = 0; i < 3; i++) {
            assertThat(new Rebuild(test.parts).run(live, shownView())).isEqualTo(Outcome.DONE);
        }
        done.set(true);
        reading.join();
        assertThat(looks).hasPositiveValue();
        assertThat(test.shown()).isEqualTo(rows);
    }

    @Test
    void keepsTheIndexesAndTheirNames() {
        runner.run(live);
        var before = indexes();
        assertThat(new Rebuild(test.parts).run(live, shownView())).isEqualTo(Outcome.DONE);

        assertThat(indexes()).isEqualTo(before).hasSizeGreaterThan(6);
    }

    @Test
    void leavesNothingWrongWhenKilledHalfWayAndCanBeStartedAgain() throws InterruptedException {
        runner.run(live);
        var histories = test.histories(60);
        test.append(histories);
        var rows = expected(histories);
        eventually(() -> test.shown().equals(rows));

        var halfWay = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var decoded = new AtomicInteger();
        var stuck = test.parts(test.database, (execution, line) -> {
            if (decoded.incrementAndGet() == 100) {
                halfWay.countDown();
                await(goOn);
            }
            return EventDecoder.of(TestJournal.CODEC).decode(execution, line);
        });
        var first = CompletableFuture.supplyAsync(() -> new Rebuild(stuck).run(live, shownView()));
        halfWay.await();

        assertThat(new Rebuild(test.parts).run(live, shownView())).isEqualTo(Outcome.ELSEWHERE);
        killSessionsThatHoldALock();
        assertThat(test.shown()).isEqualTo(rows);
        assertThat(new Rebuild(test.parts).run(live, shownView())).isEqualTo(Outcome.DONE);

        goOn.countDown();
        assertThat(first).failsWithin(TestProjection.AT_MOST);
        assertThat(test.shown()).isEqualTo(rows);
    }

    @Test
    void makesTheDueWorkAgain() {
        runner.run(due);
        var histories = test.histories(60);
        test.append(histories);
        var rows = expectedDue(histories);
        eventually(() -> test.due().equals(rows));
        test.database.use(sql -> sql.script("delete from due_work"));

        assertThat(new Rebuild(test.parts).run(due, TestProjection.dueView())).isEqualTo(Outcome.DONE);

        eventually(() -> test.due().equals(rows));
    }

    @Test
    void happensByItselfWhenTheViewIsNewerThanItsRows() {
        runner.run(live);
        var versions = new ViewVersions(test.parts);
        assertThat(versions.isOutdated(shownView())).isFalse();
        var histories = test.histories(30);
        test.append(histories);
        var rows = expected(histories);
        eventually(() -> test.shown().equals(rows));
        test.database.use(sql -> sql.script(
                "update view_version set version = 0; update execution_list set trigger_type = 'made by older code'"));

        versions.watch(live);

        eventually(() -> test.shown().equals(rows));
        eventually(() -> !versions.isOutdated(shownView()));
        versions.close();
    }

    private List<String> indexes() {
        return test.database.with(sql -> sql.query(
                "select indexname || ' ' || tablename as name from pg_indexes where schemaname = current_schema()"
                        + " and tablename = any(?) order by 1",
                row -> row.text("name"),
                (Object) shownView().tables().toArray(String[]::new)));
    }

    /** As the death of their process would. */
    private void killSessionsThatHoldALock() {
        test.database.use(sql -> sql.query(
                "select pg_terminate_backend(pid) as done from pg_locks where locktype = 'advisory' and"
                        + " database = (select oid from pg_database where datname = current_database())",
                row -> row.truth("done")));
        eventually(() -> test.database
                .with(sql -> sql.query(
                        "select 1 as one from pg_locks where locktype = 'advisory' and"
                                + " database = (select oid from pg_database where datname = current_database())",
                        row -> row.integer("one")))
                .isEmpty());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
