package reprise.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reprise.core.NodeId;
import reprise.database.Row;
import reprise.database.Sql;

/**
 * Which webhook of a workspace has which path. Workspaces are apart from each other, each below its own slug; only in the
 * first administrator's may a path be called without it, and then must not begin with the slug of any.
 */
final class HookTable {

    /**
     * Gives the workflow these paths in place of those it had, unless one of them is taken.
     *
     * @return why it cannot have one; then nothing was given
     */
    static Optional<String> claim(Sql sql, Workflow workflow, List<Webhook> webhooks) {
        var wanted = webhooks.stream().filter(hook -> hook.path().isPresent()).toList();
        var refusal =
                wanted.stream().flatMap(hook -> refusal(sql, workflow, hook)).findFirst();
        if (refusal.isEmpty()) {
            release(sql, workflow);
            wanted.forEach(hook -> insert(sql, workflow, hook));
        }
        return refusal;
    }

    /** It is not called any more, and has its paths still. */
    static void rest(Sql sql, Workflow workflow) {
        sql.update(
                "update workflow_hook set live = false where workflow = ?",
                workflow.id().value());
    }

    static void release(Sql sql, Workflow workflow) {
        sql.update("delete from workflow_hook where workflow = ?", workflow.id().value());
    }

    private static Stream<String> refusal(Sql sql, Workflow workflow, Webhook hook) {
        var path = hook.path().orElseThrow();
        if (taken(sql, workflow, hook)) {
            return Stream.of("the webhook path \"" + path
                    + "\" is taken by another active workflow: choose another path or another method");
        }
        boolean first =
                HookHomes.of(sql, workflow.workspace()).filter(HookHome::first).isPresent();
        return first && HookHomes.isSlug(sql, head(path))
                ? Stream.of(
                        "the webhook path \"" + path + "\" begins with the slug of a workspace: choose another path")
                : Stream.empty();
    }

    private static boolean taken(Sql sql, Workflow workflow, Webhook hook) {
        return sql
                .query(
                        "select node, methods, path from workflow_hook"
                                + " where workspace = ? and head = ? and live and workflow <> ? and methods && ?",
                        HookTable::read,
                        workflow.workspace().value(),
                        head(hook.path().orElseThrow()),
                        workflow.id().value(),
                        hook.methods().toArray(String[]::new))
                .stream()
                .anyMatch(hook::meets);
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
                head(path));
    }

    private static String head(HookPath path) {
        return path.segments().getFirst();
    }

    private static Webhook read(Row row) {
        return new Webhook(
                new NodeId(row.text("node")),
                new LinkedHashSet<>(row.texts("methods")),
                Optional.of(HookPath.kept(row.text("path"))));
    }

    private HookTable() {}
}
