package reprise.catalog.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;

/**
 * How one version of a workflow differs from another, told the way its author thinks: nodes by their id, edges by what
 * they connect, everything else by field. The order in which nodes and edges were written is not a difference.
 *
 * @param nodesAdded as they are in the second version
 * @param nodesRemoved as they were in the first
 * @param settings fields of the settings
 * @param fields name, description, tags, parameters and metadata
 */
public record DefinitionDiff(
        List<Json> nodesAdded,
        List<Json> nodesRemoved,
        List<NodeChange> nodesChanged,
        List<Json> edgesAdded,
        List<Json> edgesRemoved,
        List<FieldChange> settings,
        List<FieldChange> fields) {

    /** Compares two definitions in canonical form. */
    public static DefinitionDiff between(Json before, Json after) {
        var oldNodes = byId(before);
        var newNodes = byId(after);
        return new DefinitionDiff(
                missing(newNodes, oldNodes.keySet()),
                missing(oldNodes, newNodes.keySet()),
                changed(oldNodes, newNodes),
                without(edges(after), edges(before)),
                without(edges(before), edges(after)),
                Fields.between("settings", before.get("settings"), after.get("settings")),
                Fields.between("", Optional.of(rest(before)), Optional.of(rest(after))));
    }

    /** Whether the two do the same under the same name. */
    public boolean isEmpty() {
        return Stream.of(nodesAdded, nodesRemoved, nodesChanged, edgesAdded, edgesRemoved, settings, fields)
                .allMatch(List::isEmpty);
    }

    private static Map<String, Json> byId(Json definition) {
        var nodes = new LinkedHashMap<String, Json>();
        items(definition, "nodes").forEach(node -> nodes.put(node.text("id").orElse(""), node));
        return nodes;
    }

    private static List<Json> missing(Map<String, Json> nodes, Set<String> ids) {
        return nodes.entrySet().stream()
                .filter(node -> !ids.contains(node.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<NodeChange> changed(Map<String, Json> before, Map<String, Json> after) {
        return before.entrySet().stream()
                .filter(node -> after.containsKey(node.getKey()))
                .map(node -> new NodeChange(
                        node.getKey(),
                        Fields.between("", Optional.of(node.getValue()), Optional.of(after.get(node.getKey())))))
                .filter(node -> !node.changes().isEmpty())
                .toList();
    }

    private static List<Json> edges(Json definition) {
        return items(definition, "edges");
    }

    private static List<Json> without(List<Json> edges, List<Json> others) {
        var left = new ArrayList<>(edges);
        left.removeAll(others);
        return List.copyOf(left);
    }

    private static List<Json> items(Json definition, String name) {
        return definition.get(name).orElse(Json.EMPTY_ARRAY) instanceof JsonArray list ? list.items() : List.of();
    }

    private static Json rest(Json definition) {
        var members = new LinkedHashMap<String, Json>();
        if (definition instanceof JsonObject(var all)) {
            members.putAll(all);
        }
        members.keySet().removeAll(Set.of("nodes", "edges", "settings"));
        return new JsonObject(members);
    }
}
