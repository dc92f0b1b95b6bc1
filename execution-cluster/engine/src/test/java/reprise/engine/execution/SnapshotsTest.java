package reprise.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.execution.TestEngine.eventually;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reprise.core.ExecutionId;
import reprise.core.execution.Execution;
import reprise.core.execution.Outcome;
import reprise.journal.snapshot.Spacing;
import reprise.sdk.Context;
import reprise.sdk.Json;
import reprise.sdk.Result;

/** An execution with a long history leaves snapshots of itself, and goes on from them. */
class SnapshotsTest {
    private static final int ROUNDS = 3_000;

    /** Of the rounds, before it calls. */
    private static final long LONG = 2 * ROUNDS;

    private final TestEngine engine = new TestEngine();
    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void close() {
        open.countDown();
        engine.close();
    }

    @Test
    void itGoesOnFromTheNewestAndReadsOnlyTheEventsBehindIt() {
        var id = begunAndCalling();
        var newest = engine.snapshots(id).getLast();
        engine.meddle(
                "delete from event_journal where persistence_id = ? and sequence_number > 1"
                        + " and sequence_number + event_count - 1 <= " + newest,
                id);
        wakeAfterARestart(id);
        completes(id);
    }

    @Test
    void onlyTheFirstAndTheNewestAreKept() {
        var id = begunAndCalling();
        for (long place = 500; place <= LONG; place += 500) {
            engine.keepSnapshot(id, place);
        }
        eventually(() -> engine.snapshots(id).size() == 1 + Spacing.NEWEST);
        assertThat(engine.snapshots(id)).startsWith(500L).allMatch(place -> place == 500 || place > LONG - 1_000);
    }

    @Test
    void whereNoneCanBeReadItGoesOnFromItsEvents() {
        var id = begunAndCalling();
        engine.meddle("update execution_snapshot set snapshot_payload = 'damaged' where persistence_id = ?", id);
        wakeAfterARestart(id);
        completes(id);
    }

    @Test
    void thoseOfALaterReleaseAreLeftAside() {
        var id = begunAndCalling();
        engine.meddle(
                "update execution_snapshot set snapshot_ser_manifest = 'execution@999' where persistence_id = ?", id);
        wakeAfterARestart(id);
        completes(id);
    }

    @Test
    void damageBehindTheNewestPutsItAside() {
        var id = begunAndCalling();
        engine.meddle(
                "update event_journal set events = '[' where persistence_id = ? and sequence_number > "
                        + engine.snapshots(id).getLast(),
                id);
        wakeAfterARestart(id);
        eventually(() -> engine.quarantined().containsKey(id) && engine.live.count() == 0);
        assertThat(calls).as("it began nothing by half of its history").hasValue(1);
    }

    @Test
    void thoseOfAHistoryThatWasMendedAreForgotten() {
        var id = begunAndCalling();
        engine.meddle(
                "update event_journal set events = '[' || events where persistence_id = ? and sequence_number > "
                        + engine.snapshots(id).getLast(),
                id);
        wakeAfterARestart(id);
        eventually(() -> engine.quarantined().containsKey(id) && engine.live.count() == 0);
        engine.meddle(
                "update event_journal set events = substr(events, 2) where persistence_id = ?"
                        + " and events like '[[%'::bytea",
                id);
        open.countDown();
        engine.releaseWhatIsMended();
        completes(id);
        assertThat(engine.snapshots(id)).allMatch(place -> place > LONG);
    }

    @Test
    void thatNoneCanBeKeptHindersNothing() {
        engine.snapshotsAreRefused();
        completes(begunAndCalling(0));
    }

    @Test
    void thatKeepingOneTakesForeverHindersNothing() {
        engine.whileSnapshotsAreHeldUp(() -> completes(begunAndCalling(0)));
    }

    private ExecutionId begunAndCalling() {
        return begunAndCalling(1);
    }

    /** It has gone through its rounds, has left so many snapshots at least, and makes its call, which takes long. */
    private ExecutionId begunAndCalling(int snapshots) {
        var id = engine.beginAndWake(TestFlow.loopingAndCalling(ROUNDS, this::call));
        eventually(() -> calls.get() == 1 && engine.snapshots(id).size() >= snapshots);
        return id;
    }

    private Result call(Context context) throws InterruptedException {
        calls.incrementAndGet();
        open.await();
        return Result.output(Json.of("done"));
    }

    private void wakeAfterARestart(ExecutionId id) {
        engine.restart();
        engine.executions().wake(id);
    }

    private void completes(ExecutionId id) {
        open.countDown();
        eventually(
                () -> engine.state(id) instanceof Execution.Over over && over.outcome() instanceof Outcome.Completed);
    }
}
