package reprise.language.schema;

import java.util.HashMap;
import java.util.Map;
import reprise.language.regex.LinearPattern;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/**
 * What a schema would become, counted before anything is made of it: its references written out, each as often as it is
 * referred to.
 */
final class SchemaLimits {
    private static final int SIZE = 500_000;
    private static final int DEPTH = 60;
    private static final int PARTS = 20_000;

    private final Json schema;
    private final Map<String, Long> costs = new HashMap<>();

    private SchemaLimits(Json schema) {
        this.schema = schema;
    }

    /** @throws IllegalArgumentException with the place of what is too much */
    static void check(Json schema) {
        if (schema.size() > SIZE) {
            throw new IllegalArgumentException("a schema has at most " + SIZE + " characters");
        }
        if (schema.depth() > DEPTH) {
            throw new IllegalArgumentException("a schema is nested at most " + DEPTH + " levels deep");
        }
        new SchemaLimits(schema).cost(schema, "#", 0);
    }

    private long cost(Json part, String place, int references) {
        long cost = 1;
        switch (part) {
            case JsonObject(var members) -> {
                pattern(members, place);
                for (var member : members.entrySet()) {
                    var inner = place + "/" + member.getKey();
                    cost += isReference(member.getKey(), member.getValue())
                            ? referred(((JsonString) member.getValue()).value(), inner, references)
                            : cost(member.getValue(), inner, references);
                    refuseMany(cost, inner);
                }
            }
            case JsonArray(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    cost += cost(items.get(i), place + "/" + i, references);
                    refuseMany(cost, place);
                }
            }
            case JsonString _, Json.JsonNumber _, Json.JsonBoolean _, Json.JsonNull _ -> {}
        }
        return cost;
    }

    private static boolean isReference(String name, Json value) {
        return (name.equals("$ref") || name.equals("$dynamicRef")) && value instanceof JsonString;
    }

    private static void refuseMany(long cost, String place) {
        if (cost > PARTS) {
            throw new IllegalArgumentException("at " + place + ": the schema has more than " + PARTS
                    + " parts once its references are written out: refer less, or allow more at once");
        }
    }

    /** A reference back to where it stands in is followed once: a list of trees of trees is fine. */
    private long referred(String reference, String place, int references) {
        var known = costs.get(reference);
        if (known != null) {
            return known;
        }
        if (references >= DEPTH) {
            throw new IllegalArgumentException(
                    "at " + place + ": references lead to references more than " + DEPTH + " times");
        }
        costs.put(reference, 1L);
        long cost = Pointers.target(schema, reference)
                .map(target -> cost(target, place, references + 1))
                .orElse(1L);
        costs.put(reference, cost);
        return cost;
    }

    private static void pattern(Map<String, Json> members, String place) {
        if (members.get("pattern") instanceof JsonString(var pattern)) {
            pattern(pattern, place + "/pattern");
        }
        if (members.get("patternProperties") instanceof JsonObject(var byPattern)) {
            byPattern.keySet().forEach(pattern -> pattern(pattern, place + "/patternProperties"));
        }
    }

    private static void pattern(String pattern, String place) {
        try {
            LinearPattern.of(pattern);
        } catch (LinearPattern.Refused refused) {
            throw new IllegalArgumentException("at " + place + ": " + refused.getMessage());
        }
    }
}
