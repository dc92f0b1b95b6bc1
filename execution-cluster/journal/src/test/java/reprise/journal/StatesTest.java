package reprise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.StepId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.LoopStarted;
import reprise.core.execution.ExecutionEvent.RoundFinished;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.LoopRules;
import reprise.core.execution.PersistenceIds;
import reprise.core.value.Value;
import reprise.journal.snapshot.SnapshotKeeper;
import reprise.journal.snapshot.Snapshots;
import reprise.journal.snapshot.Spacing;
import reprise.journal.snapshot.States;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;

/** Histories of 21,000 events, with and without snapshots along them. */
class StatesTest {
    private static final int LENGTH = 2 * Spacing.STRETCH + Spacing.EVERY;
    private static final int ROW = 500;
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final StepId EACH = StepId.of(new NodeId("each"));
    private static final StateCodec CODEC = new StateCodec(new StrictJson(JsonLimits.JOURNAL));
    private static final JournalUnderTest JOURNAL = new JournalUnderTest();

    private final Snapshots snapshots = new Snapshots(JOURNAL.database, CODEC);
    private final States states = new States(JOURNAL.histories, snapshots, SnapshotKeeper.NONE);
    private final ExecutionId id = new ExecutionId(UUID.randomUUID());
    private final List<ExecutionEvent> history = history(id);

    StatesTest() {
        for (int first = 0; first < LENGTH; first += ROW) {
            var row = new Append(PersistenceIds.of(id), first + 1, history.subList(first, first + ROW));
            assertThat(JournalUnderTest.failure(JOURNAL.writer.append(row))).isNull();
        }
    }

    @AfterAll
    static void close() {
        JOURNAL.close();
    }

    @Test
    void aStateIsTheSameWithSnapshotsAndWithout() {
        long[] places = {1, 2, 999, 1_000, 1_001, 1_499, 1_500, 12_344, 12_345, 12_346, 20_999, 21_000, 99_999};
        for (long place : places) {
            assertThat(states.at(id, place)).isEqualTo(stateAt(place));
        }
        LongStream.of(1_000, 1_500, 12_345, 21_000).forEach(this::keep);
        for (long place : places) {
            assertThat(states.at(id, place)).isEqualTo(stateAt(place));
        }
    }

    @Test
    void onlyTheEventsBehindTheNearestSnapshotAreRead() {
        LongStream.of(2_000, 12_100, 12_300, 14_000).forEach(this::keep);
        onlyTheseRowsAreLeft(12_001, 12_501); // the snapshot lies within the first
        assertThat(states.at(id, 12_800)).isEqualTo(stateAt(12_800));

        var told = new ArrayList<Long>();
        states.follow(id, 12_300, 12_700, event -> told.add(event.sequenceNr()));
        assertThat(told)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(12_301, 12_700).boxed().toList());
    }

    @Test
    void whoHadToReadLongLeavesSnapshotsForTheNext() {
        var leaving = new States(JOURNAL.histories, snapshots, this::keep);
        assertThat(leaving.now(id)).isEqualTo(stateAt(LENGTH));
        assertThat(kept()).containsExactly(10_000L, 20_000L);
        onlyTheseRowsAreLeft(20_001, 20_501);
        assertThat(states.now(id)).isEqualTo(stateAt(LENGTH));
    }

    @Test
    void aDamagedSnapshotIsThrownAwayAndTheOneBeforeItIsTaken() {
        LongStream.of(5_000, 6_000, 7_000).forEach(this::keep);
        change("snapshot_payload = substr(snapshot_payload, 1, 40)", 7_000);
        change(
                "snapshot_payload = (select o.snapshot_payload from execution_snapshot o"
                        + " where o.persistence_id = execution_snapshot.persistence_id and o.sequence_number = 5000)",
                6_000);
        assertThat(states.at(id, 8_000)).isEqualTo(stateAt(8_000));
        assertThat(kept()).containsExactly(5_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"execution@0", "execution@999", ""})
    void snapshotsOfAnotherFormAreLeftAside(String form) {
        LongStream.of(5_000, 6_000).forEach(this::keep);
        change("snapshot_ser_manifest = '" + form + "', snapshot_payload = 'what only that release can read'", 6_000);
        assertThat(states.at(id, 8_000)).isEqualTo(stateAt(8_000));
        assertThat(kept()).containsExactly(5_000L, 6_000L);
    }

    @Test
    void aSnapshotOfEventsThatAreNotThereIsNotBelieved() {
        keep(5_000);
        keep(20_000);
        JOURNAL.database.use(sql -> sql.update(
                "delete from event_journal where persistence_id = ? and sequence_number > 10000",
                PersistenceIds.of(id)));
        assertThat(states.now(id)).isEqualTo(stateAt(10_000));
    }

    @Test
    void theFirstOfEachStretchAndTheNewestRemain() {
        LongStream.of(1_200, 2_300, 9_999, 10_000, 11_000, 12_000, 19_000, 20_100, 20_200, 20_300, 20_400)
                .forEach(this::keep);
        change("snapshot_ser_manifest = 'execution@0'", 1_200);
        snapshots.thinOut(id);
        assertThat(kept()).containsExactly(2_300L, 10_000L, 20_100L, 20_300L, 20_400L);
    }

    @Test
    void aHistoryTakesItsSnapshotsWithIt() {
        LongStream.of(5_000, 6_000).forEach(this::keep);
        JOURNAL.database.use(
                sql -> sql.update("delete from event_journal where persistence_id = ?", PersistenceIds.of(id)));
        assertThat(kept()).isEmpty();
    }

    @Test
    void aSnapshotHidesNoDamageBehindItAndNoneFromAProof() {
        keep(5_000);
        damageRow(2_001);
        assertThat(states.at(id, 6_000)).isEqualTo(stateAt(6_000));
        assertThatThrownBy(() -> states.at(id, 2_100)).isInstanceOf(DamagedHistory.class);
        assertThatThrownBy(() -> states.fromTheBeginning(id)).isInstanceOf(DamagedHistory.class);
        assertThat(JOURNAL.histories.proof().of(id).flaw()).isPresent();

        damageRow(7_001);
        assertThatThrownBy(() -> states.at(id, 7_001)).isInstanceOf(DamagedHistory.class);
        assertThat(states.at(id, 7_000)).isEqualTo(stateAt(7_000));
    }

    @Test
    void whatTheDamageLeavesIsToldBeforeItIsMet() {
        damageRow(1_001);
        var told = new ArrayList<Long>();
        assertThatThrownBy(() -> states.follow(id, 0, LENGTH, event -> told.add(event.sequenceNr())))
                .isInstanceOf(DamagedHistory.class);
        assertThat(told).hasSizeLessThanOrEqualTo(1_000);
    }

    @Test
    void theFurtherAHistoryHasComeTheFurtherApartItLeavesSnapshots() {
        assertThat(Spacing.isDue(0, 999)).isFalse();
        assertThat(Spacing.isDue(0, 1_000)).isTrue();
        assertThat(Spacing.isDue(199_000, 200_000)).isTrue();
        assertThat(Spacing.isDue(995_000, 999_000)).isFalse();
        assertThat(Spacing.isDue(995_000, 1_000_000)).isTrue();
    }

    @Test
    void whatHasNotBegunHasNoState() {
        assertThat(states.now(new ExecutionId(UUID.randomUUID()))).isEqualTo(Execution.NONE);
    }

    private Execution stateAt(long sequenceNr) {
        return Execution.fold(history.subList(0, (int) Math.min(sequenceNr, LENGTH)));
    }

    private void keep(long sequenceNr) {
        keep(stateAt(sequenceNr));
    }

    private void keep(Execution state) {
        JOURNAL.database.use(sql ->
                sql.update("""
                insert into execution_snapshot
                    (persistence_id, sequence_number, created, snapshot_ser_id, snapshot_ser_manifest, snapshot_payload)
                values (?, ?, 0, 0, ?, ?)
                """, PersistenceIds.of(id), state.sequenceNr(), StateCodec.FORM, CODEC.encode(state)));
    }

    private void change(String how, long sequenceNr) {
        int changed = JOURNAL.database.with(sql -> sql.update(
                "update execution_snapshot set " + how + " where persistence_id = ? and sequence_number = ?",
                PersistenceIds.of(id),
                sequenceNr));
        assertThat(changed).isEqualTo(1);
    }

    private List<Long> kept() {
        return JOURNAL.database.with(sql -> sql.query(
                "select sequence_number from execution_snapshot where persistence_id = ? order by sequence_number",
                row -> row.number("sequence_number"),
                PersistenceIds.of(id)));
    }

    /** And the first one, which the snapshots hang on. */
    private void onlyTheseRowsAreLeft(long first, long second) {
        JOURNAL.database.use(sql -> sql.update(
                "delete from event_journal where persistence_id = ? and sequence_number not in (1, ?, ?)",
                PersistenceIds.of(id),
                first,
                second));
    }

    private void damageRow(long sequenceNr) {
        JOURNAL.database.use(sql -> sql.update(
                "update event_journal set events = '[' where persistence_id = ? and sequence_number = ?",
                PersistenceIds.of(id),
                sequenceNr));
    }

    /** A loop, of which each round leaves one event. */
    private static List<ExecutionEvent> history(ExecutionId id) {
        var events = new ArrayList<ExecutionEvent>();
        events.add(new Started(
                id,
                new PlanId(new WorkflowId(new UUID(0, 1)), 1),
                new WorkspaceId(new UUID(0, 2)),
                new NodeId("hook"),
                "webhook",
                Value.EMPTY_OBJECT,
                Value.EMPTY_OBJECT,
                Cause.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOON));
        events.add(new LoopStarted(EACH, 1, Value.NULL, LENGTH, new LoopRules(1, false, true), NOON));
        while (events.size() < LENGTH) {
            events.add(new RoundFinished(EACH, events.size() - 2, Value.NULL, Optional.empty(), NOON));
        }
        return events;
    }
}
