package reprise.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.PersistenceIds;
import reprise.database.Database;
import reprise.database.DatabaseSettings;
import reprise.database.Migrations;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.postgres.testing.TestDatabase;
import reprise.postgres.testing.TestPostgres;

/** A journal that was written with a row for each event is read as ever, and written on. */
class DecisionsMigrationTest {
    private static final StrictJson TEXT = new StrictJson(JsonLimits.JOURNAL);
    private static final EventCodec CODEC = new EventCodec(TEXT);
    private static final String INSERT = """
            insert into event_journal (slice, persistence_id, sequence_number, name, version, writer, event)
            values (?, ?, ?, ?, ?, 'test', ?)
            """;

    private final TestDatabase fresh = TestPostgres.freshDatabase();
    private final DatabaseSettings settings = DatabaseSettings.of(fresh.url(), fresh.user(), fresh.password());
    private final List<ExecutionEvent> events =
            Events.KINDS.stream().map(kind -> kind.apply(new Random(7))).toList();
    private final String id = PersistenceIds.of(JournalUnderTest.execution(1));

    @Test
    void keepsEveryEventAndItsPlace() {
        migrateTo("1.1");
        try (var database = Database.open(settings)) {
            for (int i = 0; i < events.size(); i++) {
                var stored = CODEC.encode(events.get(i));
                int nr = i + 1;
                database.use(sql ->
                        sql.update(INSERT, Slices.of(id), id, nr, stored.name(), stored.version(), stored.event()));
            }
            var places = places(database);

            Migrations.apply(database);

            var histories = new Histories(database.dataSource(), CODEC, TEXT);
            assertThat(histories.events(JournalUnderTest.execution(1), 0, 100))
                    .extracting(Histories.Numbered::event)
                    .containsExactlyElementsOf(events);
            assertThat(places(database)).isEqualTo(places);
            assertThat(ends(database))
                    .isEqualTo(events.stream()
                            .filter(ExecutionEvent.Ended.class::isInstance)
                            .count());
            writeOn(database);
            assertThat(places(database).getLast()).isGreaterThan(places.getLast());
        }
    }

    private void writeOn(Database database) {
        try (var writer = new JournalWriter(database.dataSource(), CODEC, "test", (_, _) -> {})) {
            assertThat(JournalUnderTest.failure(writer.append(JournalUnderTest.skipped(2, 1, 1))))
                    .isNull();
        }
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(fresh.url(), fresh.user(), fresh.password())
                .target(version)
                .load()
                .migrate();
    }

    private static long ends(Database database) {
        return database.with(
                        sql -> sql.one("select count(*) as n from event_journal where over", row -> row.number("n")))
                .orElseThrow();
    }

    private static List<Long> places(Database database) {
        return database.with(sql ->
                sql.query("select ordering from event_journal order by ordering", row -> row.number("ordering")));
    }
}
