package reprise.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import reprise.core.definition.Definition;
import reprise.core.definition.NodeDefinition;
import reprise.core.plan.NodeTypes;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.config.Shape;

/** Definitions as those see them who may not edit: what a node type asks for as a secret is hidden. */
public final class Masks {

    private static final String SECRET = "secret";
    private static final Json HIDDEN = Json.of("[hidden]");

    private final NodeTypes types;

    public Masks(NodeTypes types) {
        this.types = types;
    }

    public Definition over(Definition definition) {
        return definition.with(definition.nodes().stream().map(this::over).toList());
    }

    private NodeDefinition over(NodeDefinition node) {
        return types.find(node.type())
                .map(type -> node.with((JsonObject) over(Shape.of(type.spec().config()), node.config())))
                .orElse(node);
    }

    private static Json over(Shape shape, Json value) {
        return switch (value) {
            case JsonObject(var members)
            when shape instanceof Shape.Fields fields -> new JsonObject(fields(fields, members));
            case JsonObject(var members)
            when shape instanceof Shape.MapOf(var each) -> {
                var masked = new LinkedHashMap<String, Json>();
                members.forEach((name, member) -> masked.put(name, over(each, member)));
                yield new JsonObject(masked);
            }
            case JsonArray(var items)
            when shape instanceof Shape.ListOf(var each) ->
                Json.array(items.stream().map(item -> over(each, item)).toList());
            case Json other -> other;
        };
    }

    private static Map<String, Json> fields(Shape.Fields fields, Map<String, Json> members) {
        var masked = new LinkedHashMap<>(members);
        for (var field : fields.fields()) {
            masked.computeIfPresent(
                    field.name(), (_, value) -> field.widget().equals(SECRET) ? HIDDEN : over(field.shape(), value));
        }
        return masked;
    }
}
