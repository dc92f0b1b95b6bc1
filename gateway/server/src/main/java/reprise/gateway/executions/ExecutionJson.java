package reprise.gateway.executions;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import reprise.core.StepId;
import reprise.core.execution.Configurations;
import reprise.core.execution.ExecutionOutput;
import reprise.core.execution.ExecutionStatus;
import reprise.core.execution.Outcome;
import reprise.core.execution.Outputs;
import reprise.core.execution.StepState;
import reprise.core.plan.PlanNode;
import reprise.core.value.Value;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** An execution as the API shows it. */
final class ExecutionJson {

    /** Large values by reference. */
    static JsonObject of(ExecutionRecord record) {
        return of(record, ShownValues.byReference(record.values()));
    }

    static JsonObject of(ExecutionRecord record, ShownValues shown) {
        var start = record.active().start();
        var completedAt = record.over().map(over -> over.at());
        var json = new LinkedHashMap<String, Json>();
        json.put("id", Json.of(start.id().toString()));
        json.put("workflowId", Json.of(start.plan().workflow().toString()));
        json.put("workflowName", Json.of(record.plan().definition().name()));
        json.put("workflowVersion", Json.of(start.plan().version()));
        json.put("status", word(ExecutionStatus.of(record.execution())));
        json.put("trigger", Json.of(start.triggerType()));
        json.put(
                "input",
                record.values()
                        .json(start.input())
                        .get("body")
                        .map(body -> shown.ofExecution(Value.of(body)))
                        .orElse(Json.NULL));
        json.put(
                "output",
                ExecutionOutput.of(record.execution(), record.values())
                        .map(shown::ofExecution)
                        .orElse(Json.NULL));
        json.put("error", error(record));
        json.put("startedAt", time(start.at()));
        json.put("completedAt", Json.from(completedAt.map(Instant::toString)));
        json.put("durationMs", Json.from(completedAt.map(at -> Duration.between(start.at(), at)
                .toMillis())));
        json.put("sequenceNr", Json.of(record.sequenceNr()));
        json.put(
                "nodes",
                Json.array(record.plan().nodes().stream()
                        .map(node -> node.loops().isEmpty() ? node(record, node, shown) : BodyNodeJson.of(record, node))
                        .toList()));
        return new JsonObject(json);
    }

    private static Json error(ExecutionRecord record) {
        return switch (record.over().map(over -> over.outcome()).orElse(null)) {
            case Outcome.Failed failed ->
                failed.step()
                        .<Json>map(step -> ((JsonObject) failed.failure().toJson())
                                .with("nodeId", Json.of(step.node().value())))
                        .orElseGet(() -> failed.failure().toJson());
            case Outcome.Cancelled cancelled ->
                Failure.permanent("CANCELLED", cancelled.reason()).toJson();
            case Outcome.Completed _ -> Json.NULL;
            case null -> Json.NULL;
        };
    }

    private static Json node(ExecutionRecord record, PlanNode node, ShownValues shown) {
        var active = record.active();
        var step = StepId.of(node.id());
        var values = record.values();
        var state = active.root().find(step);
        var json = new LinkedHashMap<String, Json>();
        json.put("nodeId", Json.of(node.id().value()));
        json.put("type", Json.of(node.definition().type()));
        json.put("status", Json.of(NodeStatus.of(state, record.over().isPresent())));
        json.put("attempt", Json.from(state.flatMap(ExecutionJson::attempt)));
        json.put("startedAt", Json.from(state.map(known -> known.startedAt().toString())));
        json.put(
                "completedAt",
                Json.from(state.flatMap(ExecutionJson::completedAt).map(Instant::toString)));
        json.put("port", Json.from(state.flatMap(StepState::leftBy)));
        json.put(
                "input",
                Configurations.of(record.plan(), active, step, values)
                        .map(shown::ofNode)
                        .orElse(Json.NULL));
        json.put("output", Outputs.of(active, step, values).map(shown::ofNode).orElse(Json.NULL));
        json.put(
                "error",
                state.flatMap(ExecutionJson::failure).map(Failure::toJson).orElse(Json.NULL));
        state.flatMap(ExecutionJson::dueAt).ifPresent(due -> json.put("dueAt", time(due)));
        return new JsonObject(json);
    }

    private static Optional<Integer> attempt(StepState state) {
        return Optional.of(state.tries().attempt()).filter(attempt -> attempt > 0);
    }

    private static Optional<Instant> completedAt(StepState state) {
        return switch (state) {
            case StepState.Completed completed -> Optional.of(completed.completedAt());
            case StepState.Failed failed -> Optional.of(failed.completedAt());
            case StepState.Cancelled cancelled -> Optional.of(cancelled.completedAt());
            case StepState.Skipped skipped -> Optional.of(skipped.startedAt());
            case StepState _ -> Optional.empty();
        };
    }

    private static Optional<Failure> failure(StepState state) {
        return switch (state) {
            case StepState.Retrying retrying -> Optional.of(retrying.failure());
            case StepState.Failed failed -> Optional.of(failed.failure());
            case StepState _ -> Optional.empty();
        };
    }

    private static Optional<Instant> dueAt(StepState state) {
        return switch (state) {
            case StepState.Retrying retrying -> Optional.of(retrying.dueAt());
            case StepState.Waiting waiting -> waiting.until();
            case StepState _ -> Optional.empty();
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
