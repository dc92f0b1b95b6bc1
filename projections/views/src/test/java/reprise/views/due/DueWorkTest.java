package reprise.views.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.StepId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.Outcome;
import reprise.core.execution.PersistenceIds;
import reprise.core.value.Value;
import reprise.database.Database;
import reprise.journal.Position;
import reprise.journal.Slices;
import reprise.journal.tail.EventDecoder;
import reprise.journal.tail.TailBatch;
import reprise.views.due.DueWork.Item;
import reprise.views.testing.RandomHistory;
import reprise.views.testing.TestJournal;
import reprise.views.testing.TestViews;

class DueWorkTest {
    private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(1, 1));
    private static final WorkflowId WORKFLOW = new WorkflowId(new UUID(1, 2));
    private static final NodeId NODE = new NodeId("node");
    private static final StepId STEP = StepId.of(NODE);

    private final Database database = TestViews.database();
    private final TestJournal journal = new TestJournal(database);
    private final DueWorkView view = new DueWorkView();

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    @Test
    void isWokenWhenItsTimerGoesOff() {
        var past = Instant.now().minusSeconds(60);
        var future = Instant.now().plusSeconds(3600);
        bring(List.of(started(1), new NodeWaiting(STEP, 1, Optional.empty(), Optional.of(past), "main", past)));
        bring(List.of(started(2), new NodeWaiting(STEP, 1, Optional.empty(), Optional.of(future), "main", past)));

        assertThat(due()).containsExactly(new Item(id(1), Reason.TIMER));
        assertThat(due()).isEmpty();
    }

    @Test
    void isWokenWhenAnAttemptShowsNoSignOfLife() {
        bring(List.of(started(1), new NodeStarted(STEP, 1, Value.NULL, Instant.now())));
        assertThat(due()).isEmpty();

        passLease();
        assertThat(due()).containsExactly(new Item(id(1), Reason.ATTEMPT));
        assertThat(due()).isEmpty();
        passLease();
        assertThat(due()).containsExactly(new Item(id(1), Reason.ATTEMPT));
    }

    @Test
    void isNotWaitedForByAClockThatWasWrong() {
        bring(List.of(
                started(1), new NodeStarted(STEP, 1, Value.NULL, Instant.now().plusSeconds(3600))));
        passLease();
        assertThat(due()).extracting(Item::id).containsExactly(id(1));
    }

    @Test
    void isWokenAtItsDeadlineThoughAnAttemptIsInFlight() {
        var start = started(1, Optional.of(Instant.now().minusSeconds(1)));
        bring(List.of(start, new NodeStarted(STEP, 1, Value.NULL, Instant.now())));

        assertThat(due()).containsExactly(new Item(id(1), Reason.ATTEMPT));
    }

    @Test
    void givesAskersAtTheSameTimeDifferentOnes() {
        var past = Instant.now().minusSeconds(60);
        for (int i = 1; i <= 20; i++) {
            bring(List.of(started(i), new NodeWaiting(STEP, 1, Optional.empty(), Optional.of(past), "main", past)));
        }
        var first = new ArrayList<Item>();
        var second = new ArrayList<Item>();
        database.transact(sql -> {
            first.addAll(DueWork.due(sql, 12));
            second.addAll(database.transaction(other -> DueWork.due(other, 12)));
        });

        assertThat(first).hasSize(12);
        assertThat(second).hasSize(8).doesNotContainAnyElementsOf(first);
    }

    @Test
    void listsAllUnfinishedInPartsForAStart() {
        for (int i = 1; i <= 5; i++) {
            bring(List.of(started(i), new NodeStarted(STEP, 1, Value.NULL, Instant.now())));
        }
        var first = database.with(sql -> DueWork.underWay(sql, Optional.empty(), 3));
        var rest = database.with(
                sql -> DueWork.underWay(sql, Optional.of(first.getLast().id()), 3));

        assertThat(first).extracting(Item::id).containsExactly(id(1), id(2), id(3));
        assertThat(rest).extracting(Item::id).containsExactly(id(4), id(5));
        var counts = database.with(DueWork::counts);
        assertThat(counts.get(Reason.ATTEMPT)).isEqualTo(new DueWork.Count(5, 0, Duration.ZERO));
    }

    @Test
    void leavesTheQuarantinedInPeaceUntilTheyAreReleased() {
        var past = Instant.now().minusSeconds(60);
        bring(List.of(started(1), new NodeWaiting(STEP, 1, Optional.empty(), Optional.of(past), "main", past)));
        bring(List.of(started(2), new NodeWaiting(STEP, 1, Optional.empty(), Optional.of(past), "main", past)));
        database.use(sql -> sql.update(
                "insert into quarantined_execution (id, persistence_id, sequence_nr, reason) values (?, ?, 1, 'odd')",
                id(1).value(),
                PersistenceIds.of(id(1))));

        assertThat(due()).extracting(Item::id).containsExactly(id(2));
        assertThat(database.with(DueWork::counts).get(Reason.TIMER).all()).isEqualTo(1);
        assertThat(database.<Long>with(DueWork::quarantined)).isEqualTo(1);

        database.use(sql -> sql.update("delete from quarantined_execution"));
        assertThat(due()).extracting(Item::id).containsExactly(id(1));
    }

    @Test
    void leavesWhatOnlyWaitsToTimeAndToWhoeverItWaitsFor() {
        var past = Instant.now().minusSeconds(60);
        bring(List.of(started(1), new NodeWaiting(STEP, 1, Optional.of("go"), Optional.empty(), "timeout", past)));
        bring(List.of(started(2), new NodeWaiting(STEP, 1, Optional.empty(), Optional.of(past), "main", past)));
        bring(List.of(started(3), new NodeStarted(STEP, 1, Value.NULL, past)));

        var underWay = database.with(sql -> DueWork.underWay(sql, Optional.empty(), 9));
        assertThat(underWay)
                .as("a lost node took nothing of the others with it")
                .extracting(Item::id)
                .containsExactly(id(3));
        assertThat(due()).extracting(Item::id).containsExactlyInAnyOrder(id(2), id(3));
        assertThat(database.with(DueWork::counts).get(Reason.SIGNAL).overdue()).isZero();
    }

    @Test
    void keepsOneRowForEachHistoryThatHasNotEnded() {
        var random = new Random(3);
        var histories = IntStream.range(0, 200)
                .mapToObj(i -> RandomHistory.of(random, WORKSPACE, WORKFLOW))
                .toList();
        var entries = TestViews.mixed(histories, random);
        for (int from = 0; from < entries.size(); from += 50) {
            var batch = entries.subList(Math.max(0, from - 20), Math.min(entries.size(), from + 50));
            database.transact(sql -> view.apply(sql, batch));
        }

        var expected = histories.stream()
                .filter(history -> Execution.fold(history) instanceof Execution.Active)
                .map(history -> ((Started) history.getFirst()).id())
                .toList();
        var rows = database.with(sql -> sql.query("select id from due_work", row -> new ExecutionId(row.uuid("id"))));
        assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void neverHearsOfAnExecutionThatWasShort() {
        var history = List.of(started(1), new NodeStarted(STEP, 1, Value.NULL, Instant.now()), ended());
        journal.append(history);

        var batch = read(new UnfinishedQuery(Slices.Range.ALL, Duration.ZERO), Position.START);

        assertThat(batch.rows()).isEmpty();
        assertThat(batch.end()).isGreaterThan(Position.START);
    }

    @Test
    void hearsOfALongOneAndOfItsEnd() {
        var history = List.of(started(1), new NodeStarted(STEP, 1, Value.NULL, Instant.now()), ended());
        journal.append(history, 1, 2);
        var query = new UnfinishedQuery(Slices.Range.ALL, Duration.ZERO);
        var first = read(query, Position.START);
        take(first);
        assertThat(first.rows().getFirst().events()).hasSize(2);
        assertThat(unfinished()).isEqualTo(1);

        journal.append(history, 3, 3);
        var second = read(query, first.end());
        take(second);
        assertThat(second.rows()).hasSize(1);
        assertThat(unfinished()).isZero();
    }

    @Test
    void doesNotBringBackWhatIsOverWhenItStartsAgainEarlier() {
        var history = List.of(started(1), new NodeStarted(STEP, 1, Value.NULL, Instant.now()), ended());
        var query = new UnfinishedQuery(Slices.Range.ALL, Duration.ZERO);
        journal.append(history, 1, 2);
        take(read(query, Position.START));
        journal.append(history, 3, 3);
        take(read(query, Position.START));

        assertThat(unfinished()).isZero();
        assertThat(read(query, Position.START).rows()).isEmpty();
    }

    @Test
    void waitsUntilEventsHaveAged() {
        journal.append(List.of(started(1)));
        var query = new UnfinishedQuery(Slices.Range.ALL, Duration.ofHours(1));

        assertThat(read(query, Position.START)).isEqualTo(new TailBatch(List.of(), Position.START, false));
    }

    private TailBatch read(UnfinishedQuery query, Position after) {
        return database.transaction(sql -> query.read(sql, after, 100));
    }

    private void take(TailBatch batch) {
        var decoder = EventDecoder.of(TestJournal.CODEC);
        var entries = batch.rows().stream()
                .flatMap(row -> row.entries(decoder).stream())
                .toList();
        database.transact(sql -> view.apply(sql, entries));
    }

    private void bring(List<ExecutionEvent> history) {
        database.transact(sql -> view.apply(sql, TestViews.entries(List.of(history))));
    }

    private void passLease() {
        database.use(sql -> sql.script("update due_work set wake_at = wake_at - interval '15 seconds'"));
    }

    private List<Item> due() {
        return database.with(sql -> DueWork.due(sql, 10));
    }

    private int unfinished() {
        return database.with(sql -> DueWork.underWay(sql, Optional.empty(), 100))
                .size();
    }

    private static ExecutionId id(int number) {
        return new ExecutionId(new UUID(0, number));
    }

    private static Started started(int number) {
        return started(number, Optional.empty());
    }

    private static Started started(int number, Optional<Instant> deadline) {
        return new Started(
                id(number),
                new PlanId(WORKFLOW, 1),
                WORKSPACE,
                NODE,
                "manual",
                Value.EMPTY_OBJECT,
                Value.EMPTY_OBJECT,
                Cause.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                deadline,
                Instant.now());
    }

    private static ExecutionEvent ended() {
        return new Ended(new Outcome.Completed(List.of(NODE)), false, Instant.now());
    }
}
