package reprise.gateway.workflows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import reprise.catalog.Inspection;
import reprise.catalog.Verdict.Invalid;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.definition.Problem;
import reprise.core.definition.SourceText;
import reprise.gateway.http.Document;
import reprise.language.UnreadableText;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;

/** Tells everything that would keep a text from being saved as a workflow. Nothing of it is kept or run. */
final class Validation {

    private static final Pattern NODE = Pattern.compile("nodes\\[(\\d{1,6})].*", Pattern.DOTALL);
    private static final PlanId NOBODYS = new PlanId(new WorkflowId(new UUID(0, 0)), 1);

    private final Inspection inspection;

    Validation(Inspection inspection) {
        this.inspection = inspection;
    }

    Json of(WorkspaceId workspace, Document document) {
        try {
            return of(workspace, Documents.read(document));
        } catch (UnreadableText e) {
            return json(e.problems(), Json.NULL);
        }
    }

    Json of(WorkspaceId workspace, SourceText source) {
        var verdict = inspection.inspect(workspace, NOBODYS, source);
        return json(verdict instanceof Invalid<?>(var problems) ? problems : List.of(), source.json());
    }

    private static Json json(List<Problem> problems, Json definition) {
        return Json.object(
                "valid",
                problems.isEmpty(),
                "problems",
                problems.stream().map(problem -> json(problem, definition)).toList());
    }

    private static Json json(Problem problem, Json definition) {
        var members = new LinkedHashMap<String, Json>();
        members.put("field", Json.of(problem.field()));
        members.put("issue", Json.of(problem.issue()));
        problem.place().ifPresent(place -> {
            members.put("line", Json.of((long) place.line()));
            members.put("column", Json.of((long) place.column()));
        });
        node(problem, definition).ifPresent(id -> members.put("nodeId", Json.of(id)));
        return Json.object(members);
    }

    /** The id of the node it is about, as far as it can be told from what was sent. */
    private static Optional<String> node(Problem problem, Json definition) {
        var field = NODE.matcher(problem.field());
        if (!field.matches() || !(definition.get("nodes").orElse(Json.NULL) instanceof JsonArray(var nodes))) {
            return Optional.empty();
        }
        int index = Integer.parseInt(field.group(1));
        return index < nodes.size() ? nodes.get(index).text("id") : Optional.empty();
    }
}
