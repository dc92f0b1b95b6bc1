package reprise.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import reprise.catalog.Verdict.Conflict;
import reprise.catalog.Verdict.Done;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.definition.DefinitionWriter;
import reprise.core.definition.SourceText;
import reprise.database.Database;
import reprise.database.Sql;

/**
 * What the triggers of workflows run, and everything that changes it. Such changes are made one after the other on the
 * whole instance, and each is known to this node's door before it is answered.
 */
public final class Releases {

    private final Database database;
    private final Workflows workflows;
    private final Inspection inspection;
    private final Runnable announce;
    private final InstantSource clock;

    /** @param announce called after each change, before it is answered: the door looks for what is new */
    public Releases(
            Database database, Workflows workflows, Inspection inspection, Runnable announce, InstantSource clock) {
        this.database = database;
        this.workflows = workflows;
        this.inspection = inspection;
        this.announce = announce;
        this.clock = clock;
    }

    /**
     * Makes a version the one that triggers run.
     *
     * @param version the latest where none is named
     */
    public Verdict<Workflow> publish(WorkspaceId workspace, WorkflowId id, Optional<Integer> version) {
        return workflows.get(workspace, id).then(latest -> {
            int chosen = version.orElse(latest.workflow().lifecycle().version());
            return workflows
                    .version(workspace, id, chosen)
                    .then(found -> inspection.inspect(
                            workspace, found.version().id(), SourceText.of(DefinitionWriter.write(found.definition()))))
                    .then(_ -> turn(workspace, id, lifecycle -> lifecycle.publish(chosen)));
        });
    }

    public Verdict<Workflow> archive(WorkspaceId workspace, WorkflowId id) {
        return turn(workspace, id, lifecycle -> new Done<>(lifecycle.archive()));
    }

    public Verdict<Workflow> activate(WorkspaceId workspace, WorkflowId id) {
        return turn(workspace, id, Lifecycle::activate);
    }

    public Verdict<Workflow> deactivate(WorkspaceId workspace, WorkflowId id) {
        return turn(workspace, id, lifecycle -> new Done<>(lifecycle.deactivate()));
    }

    /** Its triggers stop at once. Its executions go on to their end, for which its versions are kept, out of sight. */
    public Verdict<Workflow> delete(WorkspaceId workspace, WorkflowId id) {
        return change(workspace, id, (sql, held) -> {
            var deleted = held.with(held.lifecycle().archive(), now());
            HookTable.release(sql, deleted);
            WorkflowTable.delete(sql, deleted);
            LiveWorkflows.mark(sql, id);
            return new Done<>(deleted);
        });
    }

    private Verdict<Workflow> turn(WorkspaceId workspace, WorkflowId id, Function<Lifecycle, Verdict<Lifecycle>> rule) {
        return change(workspace, id, (sql, held) -> rule.apply(held.lifecycle())
                .then(lifecycle -> lifecycle.equals(held.lifecycle())
                        ? new Done<>(held)
                        : turned(sql, held.with(lifecycle, now()))));
    }

    private Verdict<Workflow> turned(Sql sql, Workflow turned) {
        var refusal = hooks(sql, turned);
        if (refusal.isPresent()) {
            return new Conflict<>(refusal.get());
        }
        WorkflowTable.updateLifecycle(sql, turned);
        LiveWorkflows.mark(sql, turned.id());
        return new Done<>(turned);
    }

    /** Why it cannot have one of its paths. */
    private Optional<String> hooks(Sql sql, Workflow turned) {
        if (turned.lifecycle().live()) {
            var version = turned.published().orElseThrow();
            var definition = Stored.read(VersionTable.definition(sql, version).orElseThrow());
            return HookTable.claim(sql, turned, Webhook.all(definition));
        }
        HookTable.rest(sql, turned);
        return Optional.empty();
    }

    private Instant now() {
        return Times.now(clock);
    }

    private interface Change {
        Verdict<Workflow> of(Sql sql, Workflow held);
    }

    private Verdict<Workflow> change(WorkspaceId workspace, WorkflowId id, Change change) {
        var verdict = database.transaction(sql -> {
            LiveWorkflows.lock(sql);
            return WorkflowTable.hold(sql, workspace, id)
                    .map(held -> change.of(sql, held))
                    .orElse(Workflows.noWorkflow());
        });
        if (verdict instanceof Done) {
            announce.run();
        }
        return verdict;
    }
}
