package reprise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static reprise.journal.JournalUnderTest.execution;
import static reprise.journal.JournalUnderTest.failure;
import static reprise.journal.JournalUnderTest.skipped;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reprise.core.execution.PersistenceIds;

class QuarantineTest {
    private final JournalUnderTest journal = new JournalUnderTest();
    private final Quarantine quarantine = journal.histories.quarantine();

    QuarantineTest() {
        assertThat(failure(journal.writer.append(skipped(1, 1, 2)))).isNull();
        assertThat(failure(journal.writer.append(skipped(1, 3, 1)))).isNull();
        assertThat(failure(journal.writer.append(skipped(1, 4, 2)))).isNull();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "replace(old, 'node-skipped', 'node-dreamt')      | cannot be read",
                "replace(old, '\"version\":1', '\"version\":99')   | written by a later release",
                "replace(old, '\"node\":\"', '\"node\":+')         | is not JSON",
                "replace(old, '\"node\"', '\"mode\"')             | has no usable member",
                "replace(old, '\"bytes\":', '\"bites\":')         | the row of its events is damaged",
                "left(old, 10)                                   | the row of its events is damaged",
                "''                                              | the row of its events is damaged",
            })
    void knowsTheEventThatCannotBeReadAndWhatIsWrongWithIt(String damage, String what) {
        damage(damage);
        quarantine.put(damaged());
        var row = journal.database
                .with(sql -> sql.one(
                        "select id, persistence_id, sequence_nr, reason from quarantined_execution",
                        found -> found.text("persistence_id") + " " + found.number("sequence_nr") + " "
                                + found.text("reason")))
                .orElseThrow();
        assertThat(row).startsWith(PersistenceIds.of(execution(1)) + " 3 ").contains(what);
    }

    @Test
    void tellsNewsOnce() {
        damage("replace(old, 'node-skipped', 'node-dreamt')");
        assertThat(quarantine.put(damaged())).isTrue();
        assertThat(quarantine.put(damaged())).isFalse();
        damage("left(old, 10)");
        assertThat(quarantine.put(damaged())).as("something else").isTrue();
        assertThat(quarantine.all()).containsExactly(execution(1));
    }

    @Test
    void keepsAReasonThatPostgresHasNoFormFor() {
        var unreadable = new UnreadableEvent("odd \0 " + "and on ".repeat(500));
        assertThat(quarantine.put(DamagedHistory.unreadable(PersistenceIds.of(execution(1)), 3, unreadable)))
                .isTrue();
    }

    @Test
    void letsGoOfWhatIsReleased() {
        damage("replace(old, 'node-skipped', 'node-dreamt')");
        quarantine.put(damaged());
        assertThat(quarantine.release(execution(1))).isTrue();
        assertThat(quarantine.release(execution(1))).isFalse();
        assertThat(quarantine.all()).isEmpty();
    }

    /** To the row of the third event; {@code old} is what stands there. */
    private void damage(String how) {
        var damaged = how.replace("old", "convert_from(events, 'UTF8')");
        int changed = journal.database.with(sql -> sql.update(
                "update event_journal set events = convert_to(" + damaged + ", 'UTF8') where sequence_number = 3"));
        assertThat(changed).isEqualTo(1);
    }

    private DamagedHistory damaged() {
        return catchThrowableOfType(DamagedHistory.class, () -> journal.history(1));
    }
}
