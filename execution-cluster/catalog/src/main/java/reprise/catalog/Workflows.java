package reprise.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import reprise.catalog.Verdict.Conflict;
import reprise.catalog.Verdict.Done;
import reprise.catalog.Verdict.Unknown;
import reprise.catalog.diff.DefinitionDiff;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.definition.Definition;
import reprise.core.definition.DefinitionWriter;
import reprise.core.definition.SourceText;
import reprise.core.plan.Plan;
import reprise.database.Database;
import reprise.database.Sql;
import reprise.sdk.Json.JsonObject;

/**
 * The workflows of all workspaces and their versions, as their authors work on them. Whoever asks names the workspace;
 * what belongs to another is unknown. Every method waits for the database.
 */
public final class Workflows {

    /** How often a small change is made again because somebody else saved meanwhile. */
    private static final int TRIES = 20;

    private final Database database;
    private final Inspection inspection;
    private final InstantSource clock;

    public Workflows(Database database, Inspection inspection, InstantSource clock) {
        this.database = database;
        this.inspection = inspection;
        this.clock = clock;
    }

    /** A new draft. */
    public Verdict<Detail> create(WorkspaceId workspace, UUID by, SourceText source) {
        var id = new PlanId(new WorkflowId(UUID.randomUUID()), 1);
        return inspection.inspect(workspace, id, source).map(sound -> insert(workspace, by, sound));
    }

    private Detail insert(WorkspaceId workspace, UUID by, Sound sound) {
        var plan = sound.plan();
        var mark = ListingFields.of(plan);
        var workflow = mark.fresh(plan.id().workflow(), workspace, by, now());
        database.transact(sql -> {
            WorkflowTable.insert(sql, workflow, mark);
            insertVersion(sql, workflow, by, plan, "");
        });
        return new Detail(workflow, plan.definition(), sound.warnings());
    }

    public Verdict<Detail> get(WorkspaceId workspace, WorkflowId id) {
        return database.with(sql -> WorkflowTable.find(sql, workspace, id)
                .<Verdict<Detail>>map(workflow -> new Done<>(new Detail(workflow, definition(sql, workflow.latest()))))
                .orElse(noWorkflow()));
    }

    /** Without what it does. */
    public Optional<Workflow> find(WorkspaceId workspace, WorkflowId id) {
        return database.with(sql -> WorkflowTable.find(sql, workspace, id));
    }

    public List<Workflow> list(WorkspaceId workspace, Listing listing) {
        return database.with(sql -> WorkflowList.page(sql, workspace, listing));
    }

    /**
     * The next version.
     *
     * @param expected the version the change was made from, where the author said
     */
    public Verdict<Detail> save(
            WorkspaceId workspace, WorkflowId id, UUID by, SourceText source, Optional<Integer> expected) {
        return save(workspace, id, by, source, expected, "");
    }

    private Verdict<Detail> save(
            WorkspaceId workspace, WorkflowId id, UUID by, SourceText source, Optional<Integer> expected, String note) {
        if (find(workspace, id).isEmpty()) {
            return noWorkflow();
        }
        return inspection
                .inspect(workspace, new PlanId(id, 1), source)
                .then(sound -> database.transaction(sql -> append(sql, workspace, by, sound, expected, note)));
    }

    private Verdict<Detail> append(
            Sql sql, WorkspaceId workspace, UUID by, Sound sound, Optional<Integer> expected, String note) {
        var plan = sound.plan();
        var held = WorkflowTable.hold(sql, workspace, plan.id().workflow());
        if (held.isEmpty()) {
            return noWorkflow();
        }
        return held.get().lifecycle().save(expected).map(lifecycle -> {
            var mark = ListingFields.of(plan);
            var saved = held.get().with(mark).with(lifecycle, now());
            WorkflowTable.update(sql, saved, mark);
            insertVersion(sql, saved, by, plan, note);
            return new Detail(saved, plan.definition(), sound.warnings());
        });
    }

    private void insertVersion(Sql sql, Workflow workflow, UUID by, Plan plan, String note) {
        var version = new Version(workflow.latest(), by, workflow.updatedAt(), note);
        VersionTable.insert(sql, workflow.workspace(), version, Stored.write(plan.definition()));
    }

    /** The next version, made from the canonical form of the latest one by a small change; none where the change leaves all as it is. */
    public Verdict<Detail> amend(
            WorkspaceId workspace,
            WorkflowId id,
            UUID by,
            UnaryOperator<JsonObject> change,
            Optional<Integer> expected) {
        for (int tries = 1; ; tries++) {
            var verdict = get(workspace, id).then(latest -> amend(latest, by, change, expected));
            boolean overtaken = verdict instanceof Conflict && expected.isEmpty() && !archived(workspace, id);
            if (!overtaken || tries == TRIES) {
                return verdict;
            }
        }
    }

    private Verdict<Detail> amend(
            Detail latest, UUID by, UnaryOperator<JsonObject> change, Optional<Integer> expected) {
        var workflow = latest.workflow();
        var version = workflow.lifecycle().version();
        var from = expected.orElse(version);
        var written = DefinitionWriter.write(latest.definition());
        var changed = change.apply(written);
        return changed.equals(written) && from == version
                ? new Done<>(latest)
                : save(workflow.workspace(), workflow.id(), by, SourceText.of(changed), Optional.of(from), "");
    }

    private boolean archived(WorkspaceId workspace, WorkflowId id) {
        return find(workspace, id)
                .filter(workflow -> workflow.lifecycle().status() == Status.ARCHIVED)
                .isPresent();
    }

    /** The next version, the same as an earlier one. */
    public Verdict<Detail> restore(WorkspaceId workspace, WorkflowId id, UUID by, int version) {
        return version(workspace, id, version)
                .then(old -> save(
                        workspace,
                        id,
                        by,
                        SourceText.of(DefinitionWriter.write(old.definition())),
                        Optional.empty(),
                        "restored from version " + version));
    }

    /** A draft of its own that does the same as the latest version. */
    public Verdict<Detail> duplicate(WorkspaceId workspace, WorkflowId id, UUID by) {
        return get(workspace, id)
                .then(original -> create(workspace, by, SourceText.of(Copies.of(original.definition()))));
    }

    /** Newest first, from before that version on. */
    public Verdict<List<Version>> versions(WorkspaceId workspace, WorkflowId id, int before, int limit) {
        return database.with(sql -> WorkflowTable.find(sql, workspace, id)
                .<Verdict<List<Version>>>map(_ -> new Done<>(VersionTable.before(sql, workspace, id, before, limit)))
                .orElse(noWorkflow()));
    }

    /** A version that executions may have run by: also one of a workflow that is deleted by now. */
    public Verdict<VersionDetail> version(WorkspaceId workspace, WorkflowId id, int version) {
        var plan = new PlanId(id, version);
        return database.with(sql -> WorkflowTable.isKept(sql, workspace, id)
                ? VersionTable.find(sql, workspace, plan)
                        .<Verdict<VersionDetail>>map(
                                found -> new Done<>(new VersionDetail(found, definition(sql, plan))))
                        .orElse(new Unknown<>("no version " + version + " of this workflow"))
                : noWorkflow());
    }

    /** What changed from one version to another, as far as that is to be seen. */
    public Verdict<DefinitionDiff> diff(
            WorkspaceId workspace, WorkflowId id, int from, int to, UnaryOperator<Definition> seen) {
        return version(workspace, id, from).then(before -> version(workspace, id, to)
                .map(after -> DefinitionDiff.between(
                        DefinitionWriter.write(seen.apply(before.definition())),
                        DefinitionWriter.write(seen.apply(after.definition())))));
    }

    private Definition definition(Sql sql, PlanId id) {
        return Stored.read(VersionTable.definition(sql, id).orElseThrow());
    }

    private Instant now() {
        return Times.now(clock);
    }

    static <T> Verdict<T> noWorkflow() {
        return new Unknown<>("no such workflow");
    }
}
