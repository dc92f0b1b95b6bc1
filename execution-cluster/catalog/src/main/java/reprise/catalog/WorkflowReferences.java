package reprise.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.definition.Definition;
import reprise.core.definition.Problem;
import reprise.database.Database;

/** Workflows that a definition names: as the child of a {@code subworkflow} node, or as its error workflow. */
public final class WorkflowReferences implements References {

    private final Database database;

    public WorkflowReferences(Database database) {
        this.database = database;
    }

    @Override
    public List<Problem> unknown(WorkspaceId workspace, Definition definition) {
        var named = named(definition);
        if (named.isEmpty()) {
            return List.of();
        }
        var known = known(
                workspace, named.values().stream().flatMap(Optional::stream).toArray(UUID[]::new));
        return named.entrySet().stream()
                .filter(name -> name.getValue().filter(known::contains).isEmpty())
                .map(name -> new Problem(name.getKey(), "names no workflow of this workspace", Optional.empty()))
                .toList();
    }

    /** By field; empty where what stands there is no id. */
    private static Map<String, Optional<UUID>> named(Definition definition) {
        var named = new LinkedHashMap<String, Optional<UUID>>();
        for (int i = 0; i < definition.nodes().size(); i++) {
            var node = definition.nodes().get(i);
            if (node.type().equals("subworkflow")) {
                var field = "nodes[" + i + "].config.workflowId";
                node.config()
                        .text("workflowId")
                        .filter(text -> !text.contains("{{"))
                        .ifPresent(text -> named.put(field, id(text)));
            }
        }
        definition
                .settings()
                .errorWorkflow()
                .ifPresent(id -> named.put("settings.errorWorkflow", Optional.of(id.value())));
        return named;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(WorkflowId.parse(text).value());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Set<UUID> known(WorkspaceId workspace, UUID[] ids) {
        return database
                .with(sql -> sql.query(
                        "select id from workflow where workspace = ? and id = any(?::uuid[]) and deleted_at is null",
                        row -> row.uuid("id"),
                        workspace.value(),
                        ids))
                .stream()
                .collect(Collectors.toSet());
    }
}
