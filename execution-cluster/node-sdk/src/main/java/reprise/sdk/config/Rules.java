package reprise.sdk.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/**
 * Asks the rules that records keep in their constructors, before anything runs: a record whose values are known is made,
 * its conditions taken as false. Where it holds other expressions the records within it are asked.
 */
final class Rules {
    private final Predicate<String> isExpression;

    private Rules(Predicate<String> isExpression) {
        this.isExpression = isExpression;
    }

    /** @param value that fits the shape */
    static List<Misfit> check(Shape shape, Json value, Predicate<String> isExpression) {
        return new Rules(isExpression).misfits(shape, value, Path.WHOLE);
    }

    private List<Misfit> misfits(Shape shape, Json value, Path path) {
        return switch (shape) {
            case Shape.Fields fields when value instanceof JsonObject object -> ofRecord(fields, object, path);
            case Shape.ListOf list
            when value instanceof JsonArray(List<Json> items) -> {
                var all = new ArrayList<Misfit>();
                for (int i = 0; i < items.size(); i++) {
                    all.addAll(misfits(list.item(), items.get(i), path.item(i)));
                }
                yield all;
            }
            case Shape.MapOf map
            when value instanceof JsonObject object -> {
                var all = new ArrayList<Misfit>();
                object.members().forEach((name, member) -> all.addAll(misfits(map.value(), member, path.member(name))));
                yield all;
            }
            case Shape.Fields _, Shape.ListOf _, Shape.MapOf _ -> List.of();
            case Shape.Any _, Shape.Text _, Shape.Choice _, Shape.Whole _ -> List.of();
            case Shape.Decimal _, Shape.Flag _, Shape.Condition _, Shape.Length _ -> List.of();
        };
    }

    private List<Misfit> ofRecord(Shape.Fields fields, JsonObject value, Path path) {
        if (isKnown(fields, value)) {
            try {
                Binder.bind(fields.type(), settled(fields, value));
                return List.of();
            } catch (MisfitException e) {
                return e.misfits().stream().map(path::join).toList();
            }
        }
        var all = new ArrayList<Misfit>();
        for (Shape.Named field : fields.fields()) {
            value.get(field.name())
                    .ifPresent(member -> all.addAll(misfits(field.shape(), member, path.member(field.name()))));
        }
        return all;
    }

    private boolean isKnown(Shape shape, Json value) {
        return switch (value) {
            case JsonString(String text) ->
                shape instanceof Shape.Condition
                        || shape instanceof Shape.Text(boolean literal) && literal
                        || !isExpression.test(text);
            case JsonArray(List<Json> items) -> items.stream().allMatch(item -> isKnown(inner(shape, ""), item));
            case JsonObject object ->
                object.members().entrySet().stream()
                        .allMatch(member -> isKnown(inner(shape, member.getKey()), member.getValue()));
            case Json.JsonNumber _, Json.JsonBoolean _, Json.JsonNull _ -> true;
        };
    }

    private static Json settled(Shape shape, Json value) {
        return switch (value) {
            case JsonString _ when shape instanceof Shape.Condition -> Json.FALSE;
            case JsonArray(List<Json> items) ->
                new JsonArray(items.stream()
                        .map(item -> settled(inner(shape, ""), item))
                        .toList());
            case JsonObject object -> {
                var members = new LinkedHashMap<String, Json>();
                object.members().forEach((name, member) -> members.put(name, settled(inner(shape, name), member)));
                yield new JsonObject(members);
            }
            case JsonString _, Json.JsonNumber _, Json.JsonBoolean _, Json.JsonNull _ -> value;
        };
    }

    private static Shape inner(Shape shape, String name) {
        return switch (shape) {
            case Shape.ListOf list -> list.item();
            case Shape.MapOf map -> map.value();
            case Shape.Fields fields ->
                fields.fields().stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                        .map(Shape.Named::shape)
                        .orElseGet(Shape.Any::new);
            case Shape.Any _, Shape.Text _, Shape.Choice _, Shape.Whole _ -> shape;
            case Shape.Decimal _, Shape.Flag _, Shape.Condition _, Shape.Length _ -> shape;
        };
    }
}
