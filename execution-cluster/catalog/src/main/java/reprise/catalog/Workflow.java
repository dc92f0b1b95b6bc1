package reprise.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;

/**
 * A workflow as it stands now. What it does is in its versions; name, description, tags and triggers are those of the
 * latest.
 *
 * @param folder where its author filed it ({@code metadata.folder}), {@code a/b} within {@code a}; empty for none
 * @param triggers the types of its trigger nodes, each once
 * @param createdBy the user who made it
 * @param updatedAt when it was last saved or its state last changed
 */
public record Workflow(
        WorkflowId id,
        WorkspaceId workspace,
        String name,
        String description,
        List<String> tags,
        String folder,
        List<String> triggers,
        Lifecycle lifecycle,
        UUID createdBy,
        Instant createdAt,
        Instant updatedAt,
        HookToken token) {

    public PlanId latest() {
        return new PlanId(id, lifecycle.version());
    }

    /** What its triggers run, where it was ever published. */
    public Optional<PlanId> published() {
        return lifecycle.published().map(version -> new PlanId(id, version));
    }

    Workflow with(Lifecycle lifecycle, Instant now) {
        return new Workflow(
                id, workspace, name, description, tags, folder, triggers, lifecycle, createdBy, createdAt, now, token);
    }

    Workflow with(ListingFields mark) {
        return new Workflow(
                id,
                workspace,
                mark.name(),
                mark.description(),
                mark.tags(),
                mark.folder(),
                mark.triggers(),
                lifecycle,
                createdBy,
                createdAt,
                updatedAt,
                token);
    }
}
