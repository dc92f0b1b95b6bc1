package reprise.gateway.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reprise.core.NodeId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.database.Database;
import reprise.database.DatabaseSettings;
import reprise.database.Migrations;
import reprise.postgres.testing.TestPostgres;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TriggerLogTableTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final WorkspaceId HOME = new WorkspaceId(new UUID(0, 1));

    private Database database;

    @BeforeAll
    void open() {
        var fresh = TestPostgres.freshDatabase();
        database = Database.open(DatabaseSettings.of(fresh.url(), fresh.user(), fresh.password()));
        Migrations.apply(database);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void givesBackWhatWasNoted() {
        var workflow = new WorkflowId(UUID.randomUUID());
        var note = note(workflow, NOON, "a NUL \0 and more");
        database.transact(sql -> TriggerLogTable.insert(sql, List.of(note)));

        var kept = page(workflow);

        assertThat(kept).singleElement().satisfies(only -> assertThat(only.note())
                .isEqualTo(note(workflow, NOON, "a NUL   and more")));
    }

    @Test
    void dropsWhatIsOld() {
        var workflow = new WorkflowId(UUID.randomUUID());
        database.transact(sql -> TriggerLogTable.insert(
                sql, List.of(note(workflow, NOON.minusSeconds(1), "old"), note(workflow, NOON, "young"))));

        database.transact(sql -> TriggerLogTable.dropBefore(sql, NOON));

        assertThat(page(workflow)).extracting(kept -> kept.note().cause()).containsExactly("young");
    }

    @Test
    void leavesTheNewestOfAWorkflowAndAllOfTheOthers() {
        var loud = new WorkflowId(UUID.randomUUID());
        var calm = new WorkflowId(UUID.randomUUID());
        database.transact(sql -> TriggerLogTable.insert(
                sql,
                IntStream.range(0, TriggerLogTable.MOST + 5)
                        .mapToObj(i -> note(loud, NOON.plus(Duration.ofMillis(i)), "call " + i))
                        .toList()));
        database.transact(sql -> TriggerLogTable.insert(sql, List.of(note(calm, NOON, "the only one"))));

        database.transact(sql -> TriggerLogTable.dropBeyondMost(sql, List.of(loud, calm)));

        var left = database.with(sql -> sql.one(
                "select count(*) as left, min(at) as oldest from trigger_log where workflow = ?",
                row -> row.number("left") + " since " + row.instant("oldest"),
                loud.value()));
        assertThat(left).contains(TriggerLogTable.MOST + " since " + NOON.plusMillis(5));
        assertThat(page(calm)).hasSize(1);
    }

    private List<TriggerLogTable.Kept> page(WorkflowId workflow) {
        var query = new TriggerQuery(Optional.of(workflow), Optional.empty(), Optional.empty(), 10);
        return database.with(sql -> TriggerLogTable.page(sql, HOME, query));
    }

    private static TriggerNote note(WorkflowId workflow, Instant at, String cause) {
        return new TriggerNote(
                HOME,
                workflow,
                new NodeId("hook"),
                "webhook",
                TriggerOutcome.REFUSED,
                "SIGNATURE_MISSING",
                cause,
                1,
                Optional.empty(),
                at);
    }
}
