package reprise.gateway.workflows;

import java.util.LinkedHashMap;
import java.util.List;
import reprise.catalog.Version;
import reprise.catalog.diff.DefinitionDiff;
import reprise.catalog.diff.FieldChange;
import reprise.catalog.diff.NodeChange;
import reprise.sdk.Json;

/** Versions, and what changed between them, as the API shows them. */
final class VersionJson {

    static Json of(Version version) {
        return Json.object(
                "version", version.id().version(),
                "createdBy", version.createdBy(),
                "createdAt", version.createdAt(),
                "note", version.note());
    }

    static Json of(int from, int to, DefinitionDiff diff) {
        return Json.object(
                "from",
                from,
                "to",
                to,
                "nodes",
                Json.object(
                        "added",
                        diff.nodesAdded(),
                        "removed",
                        diff.nodesRemoved(),
                        "changed",
                        diff.nodesChanged().stream().map(VersionJson::node).toList()),
                "edges",
                Json.object("added", diff.edgesAdded(), "removed", diff.edgesRemoved()),
                "settings",
                changes(diff.settings()),
                "fields",
                changes(diff.fields()));
    }

    private static Json node(NodeChange change) {
        return Json.object("id", change.id(), "changes", changes(change.changes()));
    }

    private static Json changes(List<FieldChange> changes) {
        return Json.array(changes.stream().map(VersionJson::change).toList());
    }

    /** {@code before} and {@code after} are missing where there was or is nothing: null is a value. */
    private static Json change(FieldChange change) {
        var members = new LinkedHashMap<String, Json>();
        members.put("field", Json.of(change.field()));
        change.before().ifPresent(before -> members.put("before", before));
        change.after().ifPresent(after -> members.put("after", after));
        return Json.object(members);
    }

    private VersionJson() {}
}
