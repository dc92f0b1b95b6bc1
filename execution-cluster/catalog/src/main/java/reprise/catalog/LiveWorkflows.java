package reprise.catalog;

import java.util.List;
import java.util.Optional;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.database.Row;
import reprise.database.Sql;

/** What the triggers of all workflows run, and how nodes of the cluster learn that it changed. */
public final class LiveWorkflows {

    /** Any number that nothing else locks. */
    private static final long LOCK = 0x63617461_6c6f67L;

    /**
     * The changes after that revision, in their order; of several to one workflow the last. Beginning with 0 these are
     * all the workflows there are to know.
     */
    public static List<LiveWorkflow> since(Sql sql, long revision) {
        return sql.query(
                "select w.id, h.workspace, h.slug, h.first, w.active, w.published_version, w.hook_token, w.revision"
                        + " from workflow w join hook_home h on h.workspace = w.workspace"
                        + " where w.revision > ? order by w.revision",
                LiveWorkflows::read,
                revision);
    }

    /**
     * Makes such changes wait for one another until their transactions end. Without this a higher revision could be seen
     * before a lower one, and the lower one be missed.
     */
    static void lock(Sql sql) {
        sql.query("select pg_advisory_xact_lock(?) is null as locked", row -> row.truth("locked"), LOCK);
    }

    /** The workflow changed; under the lock. */
    static void mark(Sql sql, WorkflowId id) {
        sql.update("update workflow set revision = nextval('workflow_revision') where id = ?", id.value());
    }

    /** All that are live in that workspace changed; under the lock. */
    static void markAll(Sql sql, WorkspaceId workspace) {
        sql.update(
                "update workflow set revision = nextval('workflow_revision') where workspace = ? and active",
                workspace.value());
    }

    private static LiveWorkflow read(Row row) {
        var id = new WorkflowId(row.uuid("id"));
        var plan = row.truth("active")
                ? row.optional("published_version", Row::integer).map(version -> new PlanId(id, version))
                : Optional.<PlanId>empty();
        return new LiveWorkflow(
                id, HookHomes.read(row), plan, new HookToken(row.text("hook_token")), row.number("revision"));
    }

    private LiveWorkflows() {}
}
