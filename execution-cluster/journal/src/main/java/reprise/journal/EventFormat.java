package reprise.journal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.Outcome;
import reprise.core.execution.Output;
import reprise.core.execution.StartKey;
import reprise.sdk.Answer;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.LogLine;

/** Events as JSON objects and back, in the newest version of each. The API shows the same objects. */
final class EventFormat {

    static JsonObject write(ExecutionEvent event) {
        var out = new Members();
        out.put("at", event.at().toString());
        switch (event) {
            case Started e ->
                out.put("workflowId", e.plan().workflow().toString())
                        .put("workflowVersion", e.plan().version())
                        .put("workspaceId", e.workspace().toString())
                        .put("trigger", e.trigger().value())
                        .put("triggerType", e.input().text("type"))
                        .put("requestId", e.cause().requestId())
                        .put("user", e.cause().user())
                        .put("key", e.key().map(StartKey::key))
                        .put("fingerprint", e.key().map(StartKey::fingerprint))
                        .put("deadline", e.deadline().map(Instant::toString))
                        .put("input", e.input())
                        .putUnlessEmpty("params", e.params());
            case NodeStarted e -> out.node(e.node()).put("attempt", e.attempt()).put("input", e.input());
            case NodeCompleted e -> {
                out.node(e.node()).put("attempt", e.attempt()).put("port", e.port());
                switch (e.output()) {
                    case Output.Value value -> out.put("output", value.value());
                    case Output.Same same -> out.put("sameAs", same.node().value());
                    case Output.Trigger _ -> out.put("sameAsTrigger", true);
                }
            }
            case NodeRetryScheduled e ->
                out.node(e.node())
                        .put("attempt", e.attempt())
                        .put("failure", failure(e.failure()))
                        .put("dueAt", e.dueAt().toString());
            case NodeFailed e ->
                out.node(e.node())
                        .put("attempt", e.attempt())
                        .put("failure", failure(e.failure()))
                        .put("port", e.port());
            case NodeWaiting e ->
                out.node(e.node()).put("until", e.until().toString()).put("port", e.port());
            case NodeSkipped e -> out.node(e.node());
            case Logged e ->
                out.node(e.node())
                        .put("attempt", e.attempt())
                        .put("level", e.line().level().name().toLowerCase(Locale.ROOT))
                        .put("message", e.line().message())
                        .putUnlessNull("data", e.line().data());
            case Responded e ->
                out.node(e.node())
                        .put("status", e.answer().status())
                        .put("headers", Json.from(e.answer().headers()))
                        .put("body", e.answer().body());
            case Ended e -> {
                switch (e.outcome()) {
                    case Outcome.Completed completed ->
                        out.put("status", "completed")
                                .put(
                                        "by",
                                        Json.from(completed.by().stream()
                                                .map(NodeId::value)
                                                .toList()));
                    case Outcome.Failed failed ->
                        out.put("status", "failed")
                                .put("error", failure(failed.failure()))
                                .put("failedNode", failed.node().map(NodeId::value));
                    case Outcome.Cancelled cancelled ->
                        out.put("status", "cancelled").put("reason", cancelled.reason());
                }
            }
        }
        return out.done();
    }

    static ExecutionEvent read(String name, ExecutionId execution, JsonObject json) {
        var in = new Members.Reader(name, json);
        var at = in.time("at");
        return switch (name) {
            case EventNames.STARTED ->
                new Started(
                        execution,
                        new PlanId(WorkflowId.parse(in.text("workflowId")), in.whole("workflowVersion")),
                        WorkspaceId.parse(in.text("workspaceId")),
                        in.node("trigger"),
                        input(json, in),
                        json.get("params").orElse(Json.EMPTY_OBJECT),
                        new Cause(in.maybe("requestId"), in.maybe("user")),
                        in.maybe("key").map(key -> new StartKey(key, in.text("fingerprint"))),
                        json.text("deadline").map(Instant::parse),
                        at);
            case EventNames.NODE_STARTED -> new NodeStarted(in.node("node"), in.whole("attempt"), in.any("input"), at);
            case EventNames.NODE_COMPLETED ->
                new NodeCompleted(in.node("node"), in.whole("attempt"), in.text("port"), output(json), at);
            case EventNames.NODE_RETRY_SCHEDULED ->
                new NodeRetryScheduled(
                        in.node("node"), in.whole("attempt"), failure(in.any("failure")), in.time("dueAt"), at);
            case EventNames.NODE_FAILED ->
                new NodeFailed(in.node("node"), in.whole("attempt"), failure(in.any("failure")), json.text("port"), at);
            case EventNames.NODE_WAITING -> new NodeWaiting(in.node("node"), in.time("until"), in.text("port"), at);
            case EventNames.NODE_SKIPPED -> new NodeSkipped(in.node("node"), at);
            case EventNames.LOGGED ->
                new Logged(
                        in.node("node"),
                        in.whole("attempt"),
                        new LogLine(
                                LogLine.Level.valueOf(in.text("level").toUpperCase(Locale.ROOT)),
                                in.text("message"),
                                json.get("data").orElse(Json.NULL)),
                        at);
            case EventNames.RESPONDED ->
                new Responded(
                        in.node("node"),
                        new Answer(in.whole("status"), headers(in.any("headers")), in.any("body")),
                        at);
            case EventNames.ENDED -> new Ended(outcome(json, in), at);
            default -> throw new UnreadableEvent("no event is called " + name + " in this release");
        };
    }

    /** In an outline the type is all that is known of the input. */
    private static Json input(JsonObject json, Members.Reader in) {
        var input = in.any("input");
        return input == Json.NULL ? Json.object("type", json.text("triggerType")) : input;
    }

    private static Output output(JsonObject json) {
        return json.get("output")
                .<Output>map(Output.Value::new)
                .or(() -> json.text("sameAs").map(node -> new Output.Same(new NodeId(node))))
                .orElseGet(Output.Trigger::new);
    }

    private static Outcome outcome(JsonObject json, Members.Reader in) {
        return switch (in.text("status")) {
            case "completed" -> new Outcome.Completed(nodes(in.any("by")));
            case "failed" ->
                new Outcome.Failed(
                        failure(in.any("error")), json.text("failedNode").map(NodeId::new));
            case "cancelled" -> new Outcome.Cancelled(in.text("reason"));
            case String other ->
                throw new UnreadableEvent(EventNames.ENDED + ": no execution ends as " + other + " in this release");
        };
    }

    private static List<NodeId> nodes(Json json) {
        return json instanceof JsonArray array
                ? array.items().stream()
                        .flatMap(item -> item.text().stream())
                        .map(NodeId::new)
                        .toList()
                : List.of();
    }

    private static Map<String, String> headers(Json json) {
        var headers = new LinkedHashMap<String, String>();
        if (json instanceof JsonObject object) {
            object.members()
                    .forEach((name, value) -> headers.put(name, value.text().orElse("")));
        }
        return headers;
    }

    private static Json failure(Failure failure) {
        return new Members()
                .put("code", failure.code())
                .put("message", failure.message())
                .put("retryable", failure.retryable())
                .put("definite", failure.definite())
                .putUnlessNull("details", failure.details())
                .done();
    }

    private static Failure failure(Json json) {
        return new Failure(
                json.text("code").orElse("UNKNOWN"),
                Members.textOf(json, "message").orElse(""),
                json.get("retryable").equals(Optional.of(Json.TRUE)),
                json.get("definite").equals(Optional.of(Json.TRUE)),
                json.get("details").orElse(Json.NULL));
    }

    private EventFormat() {}
}
