package reprise.gateway.triggers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.database.Row;
import reprise.database.Sql;

/** Table {@code trigger_log}. */
final class TriggerLogTable {
    /** Of one workflow. */
    static final int MOST = 10_000;

    private static final String INSERT = "insert into trigger_log"
            + " (id, workspace, workflow, node, type, outcome, code, cause, times, execution, at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** A note, and its place in the list. */
    record Kept(UUID id, TriggerNote note) {}

    static void insert(Sql sql, List<TriggerNote> notes) {
        sql.batch(INSERT, notes.stream().map(TriggerLogTable::values).toList());
    }

    private static Object[] values(TriggerNote note) {
        return new Object[] {
            UUID.randomUUID(),
            note.workspace().value(),
            note.workflow().value(),
            note.node().value(),
            note.type(),
            note.outcome().word(),
            note.code(),
            note.cause().replace('\0', ' '),
            note.times(),
            note.execution().map(ExecutionId::value),
            note.at()
        };
    }

    /** Newest first. */
    static List<Kept> page(Sql sql, WorkspaceId workspace, TriggerQuery query) {
        var where = new StringBuilder("select * from trigger_log where workspace = ?");
        var values = new ArrayList<Object>(List.of(workspace.value()));
        query.workflow().ifPresent(workflow -> {
            where.append(" and workflow = ?");
            values.add(workflow.value());
        });
        query.outcome().ifPresent(outcome -> {
            where.append(" and outcome = ?");
            values.add(outcome.word());
        });
        query.after().ifPresent(after -> {
            where.append(" and (at, id) < (?, ?)");
            values.addAll(List.of(after.at(), after.id()));
        });
        values.add(query.limit());
        return sql.query(where + " order by at desc, id desc limit ?", TriggerLogTable::read, values.toArray());
    }

    static void dropBefore(Sql sql, Instant time) {
        sql.update("delete from trigger_log where at < ?", time);
    }

    /** Leaves the newest of each of these workflows. */
    static void dropBeyondMost(Sql sql, Collection<WorkflowId> workflows) {
        for (var workflow : workflows) {
            sql.update(
                    "delete from trigger_log where workflow = ? and id in (select id from trigger_log"
                            + " where workflow = ? order by at desc, id desc offset ?)",
                    workflow.value(),
                    workflow.value(),
                    MOST);
        }
    }

    private static Kept read(Row row) {
        return new Kept(
                row.uuid("id"),
                new TriggerNote(
                        new WorkspaceId(row.uuid("workspace")),
                        new WorkflowId(row.uuid("workflow")),
                        new NodeId(row.text("node")),
                        row.text("type"),
                        row.choice("outcome", TriggerOutcome.class),
                        row.text("code"),
                        row.text("cause"),
                        row.number("times"),
                        row.optional("execution", Row::uuid).map(ExecutionId::new),
                        row.instant("at")));
    }

    private TriggerLogTable() {}
}
