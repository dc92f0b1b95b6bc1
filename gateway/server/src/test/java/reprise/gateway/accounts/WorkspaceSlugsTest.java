package reprise.gateway.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reprise.catalog.HookHomes;
import reprise.catalog.HookSlug;
import reprise.core.WorkspaceId;
import reprise.database.Database;
import reprise.database.DatabaseSettings;
import reprise.database.Migrations;
import reprise.database.Sql;
import reprise.postgres.testing.TestPostgres;

/** What becomes of workspaces that were made before they had slugs. */
class WorkspaceSlugsTest {
    private static final String MIGRATION = "/db/migration/V009__workspaces_have_slugs.sql";
    private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

    @Test
    void theyGetSoundOnesThatStandInNobodysWay() {
        var fresh = TestPostgres.freshDatabase();
        try (var database = Database.open(DatabaseSettings.of(fresh.url(), fresh.user(), fresh.password()))) {
            Migrations.apply(database);
            var first = workspace(database, "Administrator", 1, true);
            var other = workspace(database, "Ann's & Bob's", 2, false);
            var twin = workspace(database, "Anns --- Bobs", 3, false);
            var foreign = workspace(database, "株式会社", 4, false);
            var inTheWay = workspace(database, "Orders", 5, false);
            var reserved = workspace(database, "Resume", 6, false);
            database.use(sql -> workflow(sql, first, "orders"));

            database.transact(sql -> {
                sql.update("delete from hook_home");
                sql.script(text());
            });

            assertThat(slug(database, first)).isEqualTo("administrator");
            assertThat(slug(database, other)).isEqualTo("ann-s-bob-s");
            assertThat(slug(database, twin)).isEqualTo("anns-bobs");
            assertThat(slug(database, foreign)).startsWith("workspace-");
            assertThat(slug(database, inTheWay)).startsWith("orders-");
            assertThat(slug(database, reserved)).startsWith("workspace-");
            for (var one : new WorkspaceId[] {first, other, twin, foreign, inTheWay, reserved}) {
                assertThat(HookSlug.of(slug(database, one)).value()).isEqualTo(slug(database, one));
                assertThat(database.with(sql -> HookHomes.of(sql, one))
                                .orElseThrow()
                                .first())
                        .isEqualTo(one.equals(first));
            }
        }
    }

    private static WorkspaceId workspace(Database database, String name, int age, boolean administrator) {
        return database.transaction(sql -> UserTable.add(
                sql,
                new UserTable.NewUser(
                        UserId.fresh(), Email.parse("u" + age + "@example.com"), name, "no hash", administrator),
                LONG_AGO.plusSeconds(age)));
    }

    private static void workflow(Sql sql, WorkspaceId workspace, String head) {
        var id = UUID.randomUUID();
        sql.update(
                "insert into workflow (id, workspace, name, name_key, description, tags, folder, triggers, search, status,"
                        + " active, version, created_by, created_at, updated_at, revision, hook_token)"
                        + " values (?, ?, '', '', '', '{}', '', '{}', '', 'draft', false, 1, ?, ?, ?, 0, ?)",
                id,
                workspace.value(),
                id,
                LONG_AGO,
                LONG_AGO,
                id.toString());
        sql.update(
                "insert into workflow_hook (workspace, workflow, node, methods, path, head)"
                        + " values (?, ?, 'hook', '{POST}', ?, ?)",
                workspace.value(),
                id,
                head + "/new",
                head);
    }

    private static String slug(Database database, WorkspaceId workspace) {
        return database.with(sql -> HookHomes.of(sql, workspace))
                .orElseThrow()
                .slug()
                .value();
    }

    private static String text() {
        try (var file = WorkspaceSlugsTest.class.getResourceAsStream(MIGRATION)) {
            return new String(Optional.ofNullable(file).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
