package reprise.gateway.workflows;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import reprise.core.definition.Problem;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;

/** What was found in a definition, as the API shows it. */
final class ProblemJson {

    private static final Pattern NODE = Pattern.compile("nodes\\[(\\d{1,6})].*", Pattern.DOTALL);

    /** @param definition as it was sent, for the ids of the nodes */
    static Json of(Problem problem, Json definition) {
        var members = new LinkedHashMap<String, Json>();
        members.put("field", Json.of(problem.field()));
        members.put("issue", Json.of(problem.issue()));
        members.put("severity", Json.of(problem.severity().name().toLowerCase(Locale.ROOT)));
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

    private ProblemJson() {}
}
