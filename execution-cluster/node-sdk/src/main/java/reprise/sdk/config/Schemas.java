package reprise.sdk.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/**
 * Shapes as JSON Schema 2020-12. Where an expression may stand for a value of another kind, {@code anyOf} holds the
 * value's own schema first and a text with {@code {{} second. Forms find their hints under {@code x-ui}.
 */
final class Schemas {
    private static final JsonObject EXPRESSION =
            Json.object("type", "string", "pattern", "\\{\\{", "description", "An expression");

    private Schemas() {}

    static Json of(Shape shape) {
        var schema = new LinkedHashMap<String, Json>();
        schema.put("$schema", Json.of("https://json-schema.org/draft/2020-12/schema"));
        schema.putAll((shape instanceof Shape.Fields fields ? object(fields) : value(shape)).members());
        return new JsonObject(schema);
    }

    private static JsonObject value(Shape shape) {
        return switch (shape) {
            case Shape.Any _ -> Json.EMPTY_OBJECT;
            case Shape.Text _ -> Json.object("type", "string");
            case Shape.Choice choice -> orExpression(choice(choice.values()));
            case Shape.Whole whole -> orExpression(whole(whole));
            case Shape.Decimal _ -> orExpression(Json.object("type", "number"));
            case Shape.Flag _ -> orExpression(Json.object("type", "boolean"));
            case Shape.Condition _ -> Json.object("type", List.of("string", "boolean"), "minLength", 1);
            case Shape.Length _ ->
                orExpression(Json.object("type", "string", "pattern", "^([0-9]{1,15}(ms|s|m|h|d)|P[0-9DTHMS.]+)$"));
            case Shape.ListOf list -> orExpression(Json.object("type", "array", "items", value(list.item())));
            case Shape.MapOf map ->
                orExpression(Json.object("type", "object", "additionalProperties", value(map.value())));
            case Shape.Fields fields -> orExpression(object(fields));
        };
    }

    private static JsonObject orExpression(JsonObject schema) {
        return Json.object("anyOf", Json.array(schema, EXPRESSION));
    }

    private static JsonObject first(JsonObject anyOf) {
        return (JsonObject)
                ((Json.JsonArray) anyOf.members().get("anyOf")).items().getFirst();
    }

    /** Who reads YAML gets true and false as such, where they are among the choices. */
    private static JsonObject choice(List<String> values) {
        boolean flags = values.contains("true") || values.contains("false");
        var written = values.stream().map(value -> switch (value) {
            case "true", "false" -> Json.of(Boolean.parseBoolean(value));
            default -> Json.of(value);
        });
        return flags
                ? Json.object("enum", Json.array(written.toList()))
                : Json.object("type", "string", "enum", values);
    }

    private static JsonObject whole(Shape.Whole whole) {
        JsonObject schema = Json.object("type", "integer");
        if (whole.min() != Long.MIN_VALUE) {
            schema = schema.with("minimum", Json.of(whole.min()));
        }
        return whole.max() == Long.MAX_VALUE ? schema : schema.with("maximum", Json.of(whole.max()));
    }

    private static JsonObject object(Shape.Fields fields) {
        var properties = new LinkedHashMap<String, Json>();
        for (Shape.Named field : fields.fields()) {
            properties.put(field.name(), property(field, properties.size()));
        }
        return Json.object(
                "type",
                "object",
                "properties",
                properties,
                "required",
                fields.fields().stream()
                        .filter(Shape.Named::required)
                        .map(Shape.Named::name)
                        .toList(),
                "additionalProperties",
                false);
    }

    private static JsonObject property(Shape.Named field, int order) {
        var schema = new LinkedHashMap<String, Json>();
        schema.put("title", Json.of(title(field.name())));
        if (!field.help().isEmpty()) {
            schema.put("description", Json.of(field.help()));
        }
        if (field.fallback() != null) {
            schema.put("default", field.fallback());
        }
        JsonObject value = value(field.shape());
        boolean alone = field.literal() && value.get("anyOf").isPresent();
        schema.putAll((alone ? first(value) : value).members());
        schema.put("x-ui", hints(field, order));
        return new JsonObject(schema);
    }

    private static JsonObject hints(Shape.Named field, int order) {
        JsonObject hints = Json.object(
                "widget",
                field.widget().isEmpty() ? widget(field.shape()) : field.widget(),
                "order",
                order,
                "condition",
                field.shape() instanceof Shape.Condition);
        if (field.shape() instanceof Shape.Condition(Optional<String> each) && each.isPresent()) {
            hints = hints.with("each", Json.of(each.get()));
        }
        return field.literal() ? hints.with("literal", Json.TRUE) : hints;
    }

    private static String widget(Shape shape) {
        return switch (shape) {
            case Shape.Any _ -> "json";
            case Shape.Text _ -> "text";
            case Shape.Choice _ -> "select";
            case Shape.Whole _, Shape.Decimal _ -> "number";
            case Shape.Flag _ -> "switch";
            case Shape.Condition _ -> "condition";
            case Shape.Length _ -> "duration";
            case Shape.ListOf _ -> "list";
            case Shape.MapOf _ -> "map";
            case Shape.Fields _ -> "group";
        };
    }

    /** {@code maxResponseBytes} as people read it: Max response bytes. */
    private static String title(String name) {
        String spaced =
                name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
