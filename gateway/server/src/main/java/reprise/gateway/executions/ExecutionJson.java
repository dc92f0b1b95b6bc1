package reprise.gateway.executions;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import reprise.core.execution.Configurations;
import reprise.core.execution.ExecutionStatus;
import reprise.core.execution.NodeState;
import reprise.core.execution.Outcome;
import reprise.core.execution.Results;
import reprise.core.plan.PlanNode;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** An execution as the API shows it. */
final class ExecutionJson {

    static JsonObject of(ExecutionRecord record) {
        var start = record.active().start();
        var completedAt = record.over().map(over -> over.at());
        var json = new LinkedHashMap<String, Json>();
        json.put("id", Json.of(start.id().toString()));
        json.put("workflowId", Json.of(start.plan().workflow().toString()));
        json.put("workflowName", Json.of(record.plan().definition().name()));
        json.put("workflowVersion", Json.of(start.plan().version()));
        json.put("status", word(ExecutionStatus.of(record.execution())));
        json.put("trigger", start.input().get("type").orElse(Json.NULL));
        json.put("input", start.input().get("body").orElse(Json.NULL));
        json.put("output", Results.of(record.execution()).orElse(Json.NULL));
        json.put("error", error(record));
        json.put("startedAt", time(start.at()));
        json.put("completedAt", Json.from(completedAt.map(Instant::toString)));
        json.put("durationMs", Json.from(completedAt.map(at -> Duration.between(start.at(), at)
                .toMillis())));
        json.put("sequenceNr", Json.of(record.sequenceNr()));
        json.put(
                "nodes",
                Json.array(record.plan().nodes().stream()
                        .map(node -> node(record, node))
                        .toList()));
        return new JsonObject(json);
    }

    private static Json error(ExecutionRecord record) {
        return switch (record.over().map(over -> over.outcome()).orElse(null)) {
            case Outcome.Failed failed ->
                failed.node()
                        .<Json>map(
                                node -> ((JsonObject) failed.failure().toJson()).with("nodeId", Json.of(node.value())))
                        .orElseGet(() -> failed.failure().toJson());
            case Outcome.Cancelled cancelled ->
                Failure.permanent("CANCELLED", cancelled.reason()).toJson();
            case Outcome.Completed _ -> Json.NULL;
            case null -> Json.NULL;
        };
    }

    private static Json node(ExecutionRecord record, PlanNode node) {
        var active = record.active();
        var state = Optional.ofNullable(active.nodes().get(node.id()));
        var json = new LinkedHashMap<String, Json>();
        json.put("nodeId", Json.of(node.id().value()));
        json.put("type", Json.of(node.definition().type()));
        json.put("status", Json.of(NodeStatus.of(state, record.over().isPresent())));
        json.put("attempt", Json.from(state.flatMap(ExecutionJson::attempt)));
        json.put("startedAt", Json.from(state.map(known -> known.startedAt().toString())));
        json.put(
                "completedAt",
                Json.from(state.flatMap(ExecutionJson::completedAt).map(Instant::toString)));
        json.put("port", Json.from(state.flatMap(NodeState::leftBy)));
        json.put("input", Configurations.of(record.plan(), active, node).orElse(Json.NULL));
        json.put("output", active.output(node.id()).orElse(Json.NULL));
        json.put(
                "error",
                state.flatMap(ExecutionJson::failure).map(Failure::toJson).orElse(Json.NULL));
        state.flatMap(ExecutionJson::dueAt).ifPresent(due -> json.put("dueAt", time(due)));
        return new JsonObject(json);
    }

    private static Optional<Integer> attempt(NodeState state) {
        return switch (state) {
            case NodeState.Running running -> Optional.of(running.attempt());
            case NodeState.Retrying retrying -> Optional.of(retrying.attempt());
            case NodeState.Completed completed -> Optional.of(completed.attempt());
            case NodeState.Failed failed -> Optional.of(failed.attempt());
            case NodeState.Waiting waiting -> Optional.of(waiting.attempt());
            case NodeState.Skipped _ -> Optional.empty();
        };
    }

    private static Optional<Instant> completedAt(NodeState state) {
        return switch (state) {
            case NodeState.Completed completed -> Optional.of(completed.completedAt());
            case NodeState.Failed failed -> Optional.of(failed.completedAt());
            case NodeState.Skipped skipped -> Optional.of(skipped.startedAt());
            case NodeState.Running _, NodeState.Retrying _, NodeState.Waiting _ -> Optional.empty();
        };
    }

    private static Optional<Failure> failure(NodeState state) {
        return switch (state) {
            case NodeState.Retrying retrying -> Optional.of(retrying.failure());
            case NodeState.Failed failed -> Optional.of(failed.failure());
            case NodeState.Running _, NodeState.Completed _, NodeState.Waiting _, NodeState.Skipped _ ->
                Optional.empty();
        };
    }

    private static Optional<Instant> dueAt(NodeState state) {
        return switch (state) {
            case NodeState.Retrying retrying -> Optional.of(retrying.dueAt());
            case NodeState.Waiting waiting -> Optional.of(waiting.until());
            case NodeState.Running _, NodeState.Completed _, NodeState.Failed _, NodeState.Skipped _ ->
                Optional.empty();
        };
    }

    private static Json word(ExecutionStatus status) {
        return Json.of(status.name().toLowerCase(Locale.ROOT));
    }

    private static Json time(Instant at) {
        return Json.of(at.toString());
    }

    private ExecutionJson() {}
}
