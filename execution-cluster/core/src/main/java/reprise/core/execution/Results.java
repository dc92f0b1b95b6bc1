package reprise.core.execution;

import java.util.LinkedHashMap;
import java.util.Optional;
import reprise.core.execution.Execution.Over;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** What an execution left. */
public final class Results {

    /** The output of its last node, an object by node id where it ended with several; empty unless it completed. */
    public static Optional<Json> of(Execution execution) {
        if (!(execution instanceof Over over) || !(over.outcome() instanceof Outcome.Completed completed)) {
            return Optional.empty();
        }
        if (completed.by().size() == 1) {
            return over.last().output(completed.by().getFirst());
        }
        var byNode = new LinkedHashMap<String, Json>();
        completed
                .by()
                .forEach(node ->
                        byNode.put(node.value(), over.last().output(node).orElse(Json.NULL)));
        return Optional.of(new JsonObject(byNode));
    }

    private Results() {}
}
