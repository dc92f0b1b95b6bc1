package reprise.gateway.executions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import reprise.core.StepId;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Rounds;
import reprise.core.plan.PlanNode;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/**
 * A node in the body of a loop as the API shows it: one entry for all rounds, with counts. Of rounds that are over the state
 * keeps no more than their number; their steps are in the events.
 */
final class BodyNodeJson {
    /** The furthest from its end first: what a node with rounds in several states counts as. */
    private static final List<String> GRAVITY =
            List.of("running", "retrying", "waiting", "failed", "cancelled", "completed", "skipped");

    static JsonObject of(ExecutionRecord record, PlanNode node) {
        var active = record.active();
        var counts = new TreeMap<String, Integer>();
        active.root()
                .all()
                .filter(step -> step.id().node().equals(node.id()))
                .forEach(step -> counts.merge(
                        NodeStatus.of(Optional.of(step.state()), record.over().isPresent()), 1, Integer::sum));
        var json = new LinkedHashMap<String, Json>();
        json.put("nodeId", Json.of(node.id().value()));
        json.put("type", Json.of(node.definition().type()));
        json.put("parent", Json.of(node.loops().getLast().value()));
        json.put("status", Json.of(status(record, node, counts)));
        for (var nothing : List.of("attempt", "startedAt", "completedAt", "port", "input", "output", "error")) {
            json.put(nothing, Json.NULL);
        }
        json.put("counts", counts(active, node, counts));
        return new JsonObject(json);
    }

    private static String status(ExecutionRecord record, PlanNode node, Map<String, Integer> counts) {
        return GRAVITY.stream().filter(counts::containsKey).findFirst().orElseGet(() -> {
            var outermost = record.active().root().find(StepId.of(node.loops().getFirst()));
            return outermost.isPresent() && outermost.get().settled()
                    ? NodeStatus.of(outermost, record.over().isPresent())
                    : NodeStatus.of(Optional.empty(), record.over().isPresent());
        });
    }

    /** The open rounds by status; of a loop around it that goes on, how many are over. One that is over has that in its output. */
    private static Json counts(Active active, PlanNode node, Map<String, Integer> byStatus) {
        var counts = new LinkedHashMap<String, Json>();
        var passages = active.root()
                .all()
                .filter(step -> step.id().node().equals(node.loops().getLast()))
                .flatMap(step -> step.state().passage().stream())
                .toList();
        if (!passages.isEmpty()) {
            counts.put("roundsFinished", sum(passages, Rounds::finished));
            counts.put("roundsFailed", sum(passages, Rounds::failed));
        }
        byStatus.forEach((status, count) -> counts.put(status, Json.of(count)));
        return new JsonObject(counts);
    }

    private static Json sum(List<Rounds> passages, ToIntFunction<Rounds> number) {
        return Json.of(passages.stream().mapToInt(number).sum());
    }

    private BodyNodeJson() {}
}
