package reprise.catalog;

import java.util.Optional;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.database.Row;
import reprise.database.Sql;

/** The rows of workflows as they stand now. Every statement names the workspace; the deleted are not there, but for one. */
final class WorkflowTable {

    static final String COLUMNS = "w.id, w.workspace, w.name, w.description, w.tags, w.folder, w.triggers, w.status,"
            + " w.active, w.version, w.published_version, w.created_by, w.created_at, w.updated_at, w.hook_token";

    private static final String ONE = " from workflow w where w.id = ? and w.workspace = ? and w.deleted_at is null";

    static Optional<Workflow> find(Sql sql, WorkspaceId workspace, WorkflowId id) {
        return sql.one("select " + COLUMNS + ONE, WorkflowTable::read, id.value(), workspace.value());
    }

    /** Whether the workspace has such a workflow, or had one that is deleted by now. */
    static boolean isKept(Sql sql, WorkspaceId workspace, WorkflowId id) {
        return sql.one(
                        "select id from workflow where id = ? and workspace = ?",
                        row -> id,
                        id.value(),
                        workspace.value())
                .isPresent();
    }

    /** As {@link #find}, and nobody else changes it until the end of the transaction. */
    static Optional<Workflow> hold(Sql sql, WorkspaceId workspace, WorkflowId id) {
        return sql.one("select " + COLUMNS + ONE + " for update", WorkflowTable::read, id.value(), workspace.value());
    }

    static void insert(Sql sql, Workflow workflow, ListingFields mark) {
        sql.update(
                "insert into workflow (id, workspace, name, name_key, description, tags, folder, triggers, search, status,"
                        + " active, version, published_version, created_by, created_at, updated_at, revision, hook_token)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
                workflow.id().value(),
                workflow.workspace().value(),
                mark.name(),
                mark.key(),
                mark.description(),
                mark.tags().toArray(String[]::new),
                mark.folder(),
                mark.triggers().toArray(String[]::new),
                mark.search(),
                workflow.lifecycle().status(),
                workflow.lifecycle().active(),
                workflow.lifecycle().version(),
                workflow.lifecycle().published(),
                workflow.createdBy(),
                workflow.createdAt(),
                workflow.updatedAt(),
                workflow.token().value());
    }

    /** What follows from a new version. */
    static void update(Sql sql, Workflow workflow, ListingFields mark) {
        sql.update(
                "update workflow set name = ?, name_key = ?, description = ?, tags = ?, folder = ?, triggers = ?,"
                        + " search = ?, version = ?, updated_at = ? where id = ? and workspace = ?",
                mark.name(),
                mark.key(),
                mark.description(),
                mark.tags().toArray(String[]::new),
                mark.folder(),
                mark.triggers().toArray(String[]::new),
                mark.search(),
                workflow.lifecycle().version(),
                workflow.updatedAt(),
                workflow.id().value(),
                workflow.workspace().value());
    }

    /** What follows from publishing, archiving, activating and deactivating. */
    static void updateLifecycle(Sql sql, Workflow workflow) {
        var lifecycle = workflow.lifecycle();
        sql.update(
                "update workflow set status = ?, active = ?, published_version = ?, updated_at = ?"
                        + " where id = ? and workspace = ?",
                lifecycle.status(),
                lifecycle.active(),
                lifecycle.published(),
                workflow.updatedAt(),
                workflow.id().value(),
                workflow.workspace().value());
    }

    static void delete(Sql sql, Workflow workflow) {
        sql.update(
                "update workflow set active = false, deleted_at = ? where id = ? and workspace = ?",
                workflow.updatedAt(),
                workflow.id().value(),
                workflow.workspace().value());
    }

    static Workflow read(Row row) {
        return new Workflow(
                new WorkflowId(row.uuid("id")),
                new WorkspaceId(row.uuid("workspace")),
                row.text("name"),
                row.text("description"),
                row.texts("tags"),
                row.text("folder"),
                row.texts("triggers"),
                new Lifecycle(
                        row.choice("status", Status.class),
                        row.truth("active"),
                        row.integer("version"),
                        row.optional("published_version", Row::integer)),
                row.uuid("created_by"),
                row.instant("created_at"),
                row.instant("updated_at"),
                new HookToken(row.text("hook_token")));
    }

    private WorkflowTable() {}
}
