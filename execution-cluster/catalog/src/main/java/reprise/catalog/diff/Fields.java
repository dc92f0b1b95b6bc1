package reprise.catalog.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;

/** Compares two JSON values down to the smallest parts that differ. */
final class Fields {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private final List<FieldChange> changes = new ArrayList<>();

    static List<FieldChange> between(String field, Optional<Json> before, Optional<Json> after) {
        var fields = new Fields();
        fields.compare(field, before, after);
        return List.copyOf(fields.changes);
    }

    private void compare(String field, Optional<Json> before, Optional<Json> after) {
        if (before.equals(after)) {
            return;
        }
        switch (before.orElse(Json.NULL)) {
            case JsonObject old when after.orElse(Json.NULL) instanceof JsonObject now -> members(field, old, now);
            case JsonArray old when after.orElse(Json.NULL) instanceof JsonArray now -> items(field, old, now);
            case Json _ -> changes.add(new FieldChange(field, before, after));
        }
    }

    private void members(String field, JsonObject before, JsonObject after) {
        var names = new LinkedHashSet<>(before.members().keySet());
        names.addAll(after.members().keySet());
        names.forEach(name -> compare(member(field, name), before.get(name), after.get(name)));
    }

    private void items(String field, JsonArray before, JsonArray after) {
        for (int i = 0; i < Math.max(before.items().size(), after.items().size()); i++) {
            compare(field + "[" + i + "]", item(before, i), item(after, i));
        }
    }

    private static Optional<Json> item(JsonArray list, int at) {
        return at < list.items().size() ? Optional.of(list.items().get(at)) : Optional.empty();
    }

    private static String member(String field, String name) {
        if (!PLAIN.matcher(name).matches()) {
            return field + "[\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
        }
        return field.isEmpty() ? name : field + "." + name;
    }
}
