package reprise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.journal.JournalUnderTest.append;
import static reprise.journal.JournalUnderTest.execution;
import static reprise.journal.JournalUnderTest.skipped;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reprise.core.StepId;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.PersistenceIds;
import reprise.sdk.Json;

/** What was changed in the database behind the product's back is found. */
class HistoryProofTest {
    private static final String ID = PersistenceIds.of(execution(1));

    private final JournalUnderTest journal = new JournalUnderTest();
    private final HistoryProof proof = new HistoryProof(journal.database.dataSource());

    @BeforeEach
    void write() {
        journal.writer.append(skipped(1, 1, 2)).join();
        journal.writer.append(skipped(1, 3, 3)).join();
        journal.writer.append(skipped(1, 6, 1)).join();
        journal.writer.append(skipped(2, 1, 2)).join();
        var large = JournalUnderTest.VALUES.keep(Json.of("x".repeat(100_000)));
        journal.writer
                .append(append(1, 7, List.of(new NodeStarted(StepId.parse("node"), 1, large, Instant.EPOCH))))
                .join();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void missesTheLastRowsWhereSomebodyElseHasSeenThem() {
        var whole = proof.of(execution(1));
        assertThat(whole.against(whole.events()).flaw()).isEmpty();
        assertThat(whole.against(whole.events() + 2).flaw().orElseThrow().sequenceNr())
                .isEqualTo(whole.events() + 1);
    }

    @Test
    void aHistoryThatNobodyTouchedIsIntact() {
        var result = proof.of(execution(1));
        assertThat(result.flaw()).isEmpty();
        assertThat(result.events()).isEqualTo(7);
        assertThat(result.chain()).isNotEqualTo(proof.of(execution(2)).chain());
    }

    static Stream<Change> changes() {
        return Stream.of(
                new Change(
                        "a row changed",
                        "update event_journal set events = events || ' ' where sequence_number = 3",
                        3),
                new Change("a row removed", "delete from event_journal where sequence_number = 3", 3),
                new Change("the beginning removed", "delete from event_journal where sequence_number = 1", 1),
                new Change(
                        "a row replaced by that of another",
                        "update event_journal j set events = o.events, chain = o.chain from event_journal o"
                                + " where j.persistence_id = '" + ID + "' and j.sequence_number = 1"
                                + " and o.persistence_id <> j.persistence_id",
                        1),
                new Change(
                        "a row changed with its own hash made to fit",
                        "update event_journal set events = events || ' ', chain = sha256(events || ' ')"
                                + " where sequence_number = 3",
                        3),
                new Change(
                        "a row moved",
                        "update event_journal set sequence_number = 2, event_count = 4 where persistence_id = '" + ID
                                + "' and sequence_number = 3",
                        3),
                new Change(
                        "a row inserted",
                        "insert into event_journal"
                                + " (slice, over, event_count, persistence_id, sequence_number, writer, events, chain)"
                                + " select slice, over, 1, persistence_id, 8, writer, events, chain from event_journal"
                                + " where persistence_id = '" + ID + "' and sequence_number = 6",
                        8),
                new Change("a value changed", "update payload set content = '\"y\"'", 0));
    }

    record Change(String name, String sql, long found) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void isFoundAndNamed(Change change) {
        journal.database.use(sql -> sql.script(change.sql()));
        assertThat(proof.of(execution(1)).flaw())
                .as(change.name())
                .map(HistoryProof.Flaw::sequenceNr)
                .contains(change.found());
    }
}
