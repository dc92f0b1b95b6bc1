package reprise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reprise.journal.JournalUnderTest.append;
import static reprise.journal.JournalUnderTest.execution;
import static reprise.journal.JournalUnderTest.failure;
import static reprise.journal.JournalUnderTest.skipped;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.PersistenceIds;
import reprise.sdk.Json;

class HistoriesTest {
    private static final Json CONTENT = Json.of("x".repeat(100_000));
    private static final NodeStarted LARGE =
            new NodeStarted(StepId.of(new NodeId("node")), 1, JournalUnderTest.VALUES.keep(CONTENT), Instant.EPOCH);

    private final JournalUnderTest journal = new JournalUnderTest();

    @BeforeEach
    void write() {
        assertThat(failure(journal.writer.append(skipped(1, 1, 4)))).isNull();
        assertThat(failure(journal.writer.append(skipped(1, 5, 1)))).isNull();
        assertThat(failure(journal.writer.append(skipped(1, 6, 5)))).isNull();
        assertThat(failure(journal.writer.append(append(2, 1, List.of(LARGE))))).isNull();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void areReadInPagesWithTheirNumbers() {
        var page = journal.histories.events(execution(1), 3, 4);
        assertThat(page).extracting(Histories.Numbered::sequenceNr).containsExactly(4L, 5L, 6L, 7L);
        assertThat(page.getFirst().event()).isEqualTo(skipped(1, 1, 4).events().get(3));
        assertThat(journal.histories.events(execution(1), 0, 100))
                .extracting(Histories.Numbered::sequenceNr)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(journal.histories.events(execution(1), 4, 1))
                .extracting(Histories.Numbered::sequenceNr)
                .containsExactly(5L);
        assertThat(journal.histories.events(execution(1), 8, 100)).hasSize(2);
        assertThat(journal.histories.events(execution(1), 10, 100)).isEmpty();
        assertThat(journal.histories.events(execution(9), 0, 100)).isEmpty();
    }

    @Test
    void ofManyBytesAreReadInPartsWithoutAGap() {
        var padding = new NodeStarted(
                StepId.of(new NodeId("node")),
                1,
                JournalUnderTest.VALUES.keep(Json.of("x".repeat(30_000))),
                Instant.EPOCH);
        for (int first = 1; first <= 601; first += 100) {
            assertThat(failure(journal.writer.append(append(3, first, Collections.nCopies(100, padding)))))
                    .isNull();
        }

        assertThat(journal.histories.events(execution(3), 0, Integer.MAX_VALUE))
                .extracting(Histories.Numbered::sequenceNr)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 700).boxed().toList());
        assertThat(journal.histories.events(execution(3), 10, 600)).hasSize(600);

        var page = journal.histories.shown(execution(3), 0, 700);
        assertThat(page.size()).as("a page is bounded by its bytes").isBetween(200, 400);
        assertThat(journal.histories
                        .shown(execution(3), page.getLast().sequenceNr(), 1)
                        .getFirst()
                        .sequenceNr())
                .isEqualTo(page.size() + 1L);
    }

    @Test
    void withAGapAreNotReadAsIfNothingWereMissing() {
        delete("sequence_number = 5");
        assertThatThrownBy(() -> journal.history(1))
                .isInstanceOf(DamagedHistory.class)
                .hasMessageContaining(PersistenceIds.of(execution(1)))
                .hasMessageContaining("event 5 of ")
                .hasMessageContaining("is missing, 6 follows");
        assertThat(journal.histories.events(execution(1), 0, 4))
                .as("what lies before it")
                .hasSize(4);
        assertThatThrownBy(() -> journal.histories.shown(execution(1), 4, 4)).isInstanceOf(DamagedHistory.class);
    }

    @Test
    void thatWereWrittenTwiceAreNotReadAsIfTheyWereOne() {
        journal.database.use(
                sql -> sql.update("update event_journal set sequence_number = 4 where sequence_number = 5"));
        assertThatThrownBy(() -> journal.history(1)).isInstanceOf(DamagedHistory.class);
    }

    @Test
    void whoseRowHoldsOtherThanItSaysAreNotRead() {
        journal.database.use(sql -> sql.update("update event_journal set event_count = 3 where event_count = 4"));
        assertThatThrownBy(() -> journal.history(1)).isInstanceOf(DamagedHistory.class);
    }

    @Test
    void withoutTheirBeginningAreBrokenToo() {
        delete("sequence_number = 1");
        assertThatThrownBy(() -> journal.history(1)).isInstanceOf(DamagedHistory.class);
    }

    @Test
    void nameLargeValuesAndBringThemWhereTheyAreAskedFor() {
        assertThat(journal.history(2)).containsExactly(LARGE);
        assertThat(journal.histories.valuesOf(execution(2)).json(LARGE.input())).isEqualTo(CONTENT);
        var shown = journal.histories.shown(execution(2), 0, 1).getFirst().event();
        assertThat(shown.name()).isEqualTo(EventNames.NODE_STARTED);
        assertThat(shown.json().get("input").flatMap(input -> input.get("size")))
                .contains(Json.of(100_002));
        assertThat(shown.json().get("inputRef")).isEmpty();
    }

    @Test
    void tellTheirFirstEventWithoutReadingItsPayload() {
        journal.database.use(sql -> sql.update("delete from payload"));
        assertThat(journal.histories.first(execution(2))).containsInstanceOf(NodeStarted.class);
        assertThat(journal.histories.first(execution(9))).isEmpty();
    }

    @Test
    void whoseValueIsMissingSayWhich() {
        journal.database.use(sql -> sql.update("delete from payload"));
        assertThatThrownBy(() -> journal.histories.valuesOf(execution(2)).json(LARGE.input()))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining(PersistenceIds.of(execution(2)))
                .hasMessageContaining("is missing");
    }

    @Test
    void whoseValueIsDamagedSayWhich() {
        journal.database.use(sql -> sql.update("update payload set content = ?", new byte[] {'"', 'x'}));
        assertThatThrownBy(() -> journal.histories.valuesOf(execution(2)).json(LARGE.input()))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void doNotLendTheirValuesToOthers() {
        assertThatThrownBy(() -> journal.histories.valuesOf(execution(3)).json(LARGE.input()))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void tellTheirHighestNumbersOneByOneAndTogether() {
        assertThat(journal.histories.highestSequenceNr(PersistenceIds.of(execution(1))))
                .isEqualTo(10);
        assertThat(journal.histories.highestSequenceNr(PersistenceIds.of(execution(9))))
                .isZero();
        assertThat(journal.histories.highestSequenceNrs(List.of(execution(1), execution(2), execution(9))))
                .isEqualTo(Map.of(execution(1), 10L, execution(2), 1L));
    }

    @Test
    void cannotBeReadWhileTheDatabaseIsAway() {
        journal.database.close();
        assertThatThrownBy(() -> journal.history(1)).isInstanceOf(JournalUnavailable.class);
    }

    private void delete(String which) {
        journal.database.use(sql -> sql.update("delete from event_journal where " + which));
    }
}
