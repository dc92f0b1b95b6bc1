package reprise.gateway.workflows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.catalog.Detail;
import reprise.catalog.VersionDetail;
import reprise.catalog.Workflow;
import reprise.core.definition.Definition;
import reprise.core.definition.DefinitionWriter;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.views.executions.WorkflowActivity;

/** Workflows as the API shows them. */
final class WorkflowJson {

    /** What a definition always shows, though its author may have said nothing about it. */
    private static final Map<String, Json> PARTS = parts();

    /** The workflow and its latest version in one flat object, which can be sent back as it is. */
    static JsonObject of(Detail detail, HookUrls urls) {
        var workflow = detail.workflow();
        var members = new LinkedHashMap<String, Json>();
        members.put("id", Json.of(workflow.id().toString()));
        members.putAll(definition(detail.definition()));
        members.putAll(state(workflow));
        members.put("triggers", urls.triggers(detail));
        members.put("createdAt", Json.from(workflow.createdAt()));
        members.put("updatedAt", Json.from(workflow.updatedAt()));
        if (!detail.warnings().isEmpty()) {
            var written = DefinitionWriter.write(detail.definition());
            members.put(
                    "warnings",
                    Json.array(detail.warnings().stream()
                            .map(warning -> ProblemJson.of(warning, written))
                            .toList()));
        }
        return Json.object(members);
    }

    static JsonObject of(VersionDetail detail) {
        var version = detail.version();
        var members = new LinkedHashMap<String, Json>();
        members.put("id", Json.of(version.id().workflow().toString()));
        members.put("version", Json.of(version.id().version()));
        members.putAll(definition(detail.definition()));
        members.put("createdAt", Json.from(version.createdAt()));
        return Json.object(members);
    }

    static JsonObject listed(Workflow workflow, Optional<WorkflowActivity> activity) {
        var members = new LinkedHashMap<String, Json>();
        members.put("id", Json.of(workflow.id().toString()));
        members.put("name", Json.of(workflow.name()));
        members.put("description", Json.of(workflow.description()));
        members.put("tags", Json.from(workflow.tags()));
        members.put("folder", Json.of(workflow.folder()));
        members.putAll(state(workflow));
        members.put("triggers", Json.from(workflow.triggers()));
        members.put("createdAt", Json.from(workflow.createdAt()));
        members.put("updatedAt", Json.from(workflow.updatedAt()));
        members.put("executions", executions(activity));
        return Json.object(members);
    }

    private static Json executions(Optional<WorkflowActivity> activity) {
        return Json.object(
                "total", activity.map(WorkflowActivity::total).orElse(0L),
                "failed", activity.map(WorkflowActivity::failed).orElse(0L),
                "running", activity.map(WorkflowActivity::running).orElse(0L),
                "lastStartedAt", activity.map(WorkflowActivity::lastStartedAt),
                "lastStatus", activity.map(it -> it.lastStatus().name().toLowerCase(java.util.Locale.ROOT)));
    }

    private static Map<String, Json> state(Workflow workflow) {
        var lifecycle = workflow.lifecycle();
        var members = new LinkedHashMap<String, Json>();
        members.put("status", Json.of(lifecycle.status().text()));
        members.put("active", Json.of(lifecycle.active()));
        members.put("version", Json.of(lifecycle.version()));
        members.put("publishedVersion", Json.from(lifecycle.published()));
        return members;
    }

    private static Map<String, Json> definition(Definition definition) {
        var written = DefinitionWriter.write(definition).members();
        var members = new LinkedHashMap<String, Json>();
        PARTS.forEach((name, nothing) -> members.put(name, written.getOrDefault(name, nothing)));
        return members;
    }

    private static Map<String, Json> parts() {
        var parts = new LinkedHashMap<String, Json>();
        parts.put("name", Json.of(""));
        parts.put("description", Json.of(""));
        List.of("tags", "params", "nodes", "edges", "settings", "metadata")
                .forEach(name -> parts.put(
                        name, List.of("tags", "nodes", "edges").contains(name) ? Json.EMPTY_ARRAY : Json.EMPTY_OBJECT));
        return parts;
    }

    private WorkflowJson() {}
}
