package reprise.catalog;

import java.util.List;
import java.util.Optional;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.database.Row;
import reprise.database.Sql;
import reprise.language.Language;

/** The immutable versions. They outlive the deletion of their workflow, because executions run by them. */
final class VersionTable {

    private static final String COLUMNS = "workflow, version, created_by, created_at, note";

    static void insert(Sql sql, WorkspaceId workspace, Version version, byte[] definition) {
        sql.update(
                "insert into workflow_version (workspace, workflow, version, definition, dialect, created_by, created_at,"
                        + " note) values (?, ?, ?, ?, ?, ?, ?, ?)",
                workspace.value(),
                version.id().workflow().value(),
                version.id().version(),
                definition,
                Language.DIALECT,
                version.createdBy(),
                version.createdAt(),
                version.note());
    }

    /** Newest first, from before that version on. */
    static List<Version> before(Sql sql, WorkspaceId workspace, WorkflowId workflow, int before, int limit) {
        return sql.query(
                "select " + COLUMNS + " from workflow_version where workspace = ? and workflow = ? and version < ?"
                        + " order by version desc limit ?",
                VersionTable::read,
                workspace.value(),
                workflow.value(),
                before,
                limit);
    }

    static Optional<Version> find(Sql sql, WorkspaceId workspace, PlanId id) {
        return sql.one(
                "select " + COLUMNS + " from workflow_version where workspace = ? and workflow = ? and version = ?",
                VersionTable::read,
                workspace.value(),
                id.workflow().value(),
                id.version());
    }

    /** The rules it was checked by. */
    static Optional<Integer> dialect(Sql sql, PlanId id) {
        return sql.one(
                "select dialect from workflow_version where workflow = ? and version = ?",
                row -> row.integer("dialect"),
                id.workflow().value(),
                id.version());
    }

    /** By its id alone: for executions, which know what they run. */
    static Optional<byte[]> definition(Sql sql, PlanId id) {
        return sql.one(
                "select definition from workflow_version where workflow = ? and version = ?",
                row -> row.bytes("definition"),
                id.workflow().value(),
                id.version());
    }

    private static Version read(Row row) {
        return new Version(
                new PlanId(new WorkflowId(row.uuid("workflow")), row.integer("version")),
                row.uuid("created_by"),
                row.instant("created_at"),
                row.text("note"));
    }

    private VersionTable() {}
}
