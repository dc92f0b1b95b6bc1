package reprise.core.definition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.definition.NodeDefinition.Position;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.config.Durations;

/** Writes a definition in its canonical form, from which it is read back as it was. What says nothing is left out. */
public final class DefinitionWriter {

    public static JsonObject write(Definition definition) {
        var json = new Members();
        json.put("name", Json.of(definition.name()));
        json.text("description", definition.description());
        json.all("tags", definition.tags().stream().map(Json::of).toList());
        json.all("params", definition.params(), DefinitionWriter::param);
        json.put(
                "nodes",
                Json.array(
                        definition.nodes().stream().map(DefinitionWriter::node).toList()));
        json.put(
                "edges",
                Json.array(
                        definition.edges().stream().map(DefinitionWriter::edge).toList()));
        json.some("settings", settings(definition.settings()));
        json.some("metadata", Json.object(definition.metadata()));
        return json.object();
    }

    private static Json param(Param param) {
        var json = new Members();
        json.put("type", word(param.type()));
        param.fallback().ifPresent(fallback -> json.put("default", fallback));
        json.text("description", param.description());
        return json.object();
    }

    private static JsonObject node(NodeDefinition node) {
        var json = new Members();
        json.text("id", node.id().value());
        json.text("type", node.type());
        json.text("name", node.name());
        json.text("notes", node.notes());
        node.parent().ifPresent(parent -> json.text("parent", parent.value()));
        json.some("config", node.config());
        if (!node.retry().equals(RetryPolicy.NONE)) {
            json.put("retry", retry(node.retry()));
        }
        node.timeout().ifPresent(timeout -> json.text("timeout", Durations.write(timeout)));
        if (node.onError() != OnError.FAIL) {
            json.put("onError", word(node.onError()));
        }
        if (node.disabled()) {
            json.put("disabled", Json.TRUE);
        }
        node.position().ifPresent(position -> json.put("position", position(position)));
        return json.object();
    }

    private static Json retry(RetryPolicy retry) {
        var json = new Members();
        json.put("maxAttempts", Json.of(retry.maxAttempts()));
        json.put("backoff", word(retry.backoff()));
        json.text("initialDelay", Durations.write(retry.initialDelay()));
        json.text("maxDelay", Durations.write(retry.maxDelay()));
        json.put("jitter", Json.of(retry.jitter()));
        return json.object();
    }

    private static Json position(Position position) {
        var json = new Members();
        json.put("x", Json.of(position.x()));
        json.put("y", Json.of(position.y()));
        return json.object();
    }

    private static JsonObject edge(EdgeDefinition edge) {
        var json = new Members();
        json.text("from", edge.from().value());
        json.text("to", edge.to().value());
        json.text("on", edge.on());
        return json.object();
    }

    private static JsonObject settings(Settings settings) {
        var json = new Members();
        settings.timeout().ifPresent(timeout -> json.text("timeout", Durations.write(timeout)));
        settings.concurrency().ifPresent(limit -> json.put("concurrency", Json.of(limit)));
        settings.errorWorkflow().ifPresent(workflow -> json.text("errorWorkflow", workflow.toString()));
        settings.retention().ifPresent(retention -> json.text("retention", Durations.write(retention)));
        settings.idempotencyWindow()
                .ifPresent(window -> json.text(
                        "idempotencyWindow",
                        window.length().map(Durations::write).orElse(IdempotencyWindow.WITHOUT_END)));
        return json.object();
    }

    private static Json word(Enum<?> constant) {
        return Json.of(constant.name().toLowerCase(Locale.ROOT));
    }

    /** An object that grows in the order in which it is to be read. */
    private static final class Members {
        private final Map<String, Json> members = new LinkedHashMap<>();

        void put(String name, Json value) {
            members.put(name, value);
        }

        void text(String name, String text) {
            Optional.of(text).filter(t -> !t.isEmpty()).ifPresent(t -> put(name, Json.of(t)));
        }

        void some(String name, JsonObject object) {
            if (!object.members().isEmpty()) {
                put(name, object);
            }
        }

        void all(String name, Collection<? extends Json> items) {
            if (!items.isEmpty()) {
                put(name, Json.array(items.stream().toList()));
            }
        }

        <T> void all(String name, Map<String, T> values, java.util.function.Function<T, Json> form) {
            var object = new Members();
            values.forEach((key, value) -> object.put(key, form.apply(value)));
            some(name, object.object());
        }

        JsonObject object() {
            return Json.object(members);
        }
    }

    private DefinitionWriter() {}
}
