package reprise.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reprise.core.NodeId;
import reprise.database.Row;
import reprise.database.Sql;

/**
 * Who holds which webhook path on the whole instance. Paths that one call could mean both of are given to one workspace
 * only: otherwise {@code orders/new} of a stranger would take the calls meant for {@code orders/:id}.
 */
final class HookTable {

    private record Claim(UUID workspace, Webhook webhook) {}

    /**
     * Gives the workflow these paths in place of those it had, unless one of them is taken.
     *
     * @return the path that is taken; then nothing was given
     */
    static Optional<HookPath> claim(Sql sql, Workflow workflow, List<Webhook> webhooks) {
        var wanted = webhooks.stream().filter(hook -> hook.path().isPresent()).toList();
        for (var hook : wanted) {
            if (taken(sql, workflow, hook)) {
                return hook.path();
            }
        }
        release(sql, workflow);
        wanted.forEach(hook -> insert(sql, workflow, hook));
        return Optional.empty();
    }

    static void release(Sql sql, Workflow workflow) {
        sql.update("delete from workflow_hook where workflow = ?", workflow.id().value());
    }

    private static boolean taken(Sql sql, Workflow workflow, Webhook hook) {
        return sql
                .query(
                        "select workspace, node, methods, path from workflow_hook"
                                + " where head = ? and workflow <> ? and methods && ?",
                        HookTable::read,
                        hook.path().orElseThrow().segments().getFirst(),
                        workflow.id().value(),
                        hook.methods().toArray(String[]::new))
                .stream()
                .anyMatch(claim -> claim.workspace().equals(workflow.workspace().value())
                        ? claim.webhook().meets(hook)
                        : claim.webhook().overlaps(hook));
    }

    private static void insert(Sql sql, Workflow workflow, Webhook hook) {
        var path = hook.path().orElseThrow();
        sql.update(
                "insert into workflow_hook (workspace, workflow, node, methods, path, head) values (?, ?, ?, ?, ?, ?)",
                workflow.workspace().value(),
                workflow.id().value(),
                hook.node().value(),
                hook.methods().toArray(String[]::new),
                path.toString(),
                path.segments().getFirst());
    }

    private static Claim read(Row row) {
        return new Claim(
                row.uuid("workspace"),
                new Webhook(
                        new NodeId(row.text("node")),
                        new LinkedHashSet<>(row.texts("methods")),
                        Optional.of(HookPath.kept(row.text("path")))));
    }

    private HookTable() {}
}
