package reprise.language.yaml;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** Writes data as YAML that people like to read: block style, a line for what is small, quotes where they are needed. */
public final class YamlWriter {
    private static final StrictJson JSON = new StrictJson(JsonLimits.STANDARD);
    private static final int LINE = 100;
    private static final int KEY = 500;

    /** Names whose values, and the values within them, stand on one line where they fit. */
    private static final Set<String> SMALL = Set.of("tags", "edges", "params", "position", "retry");

    private final StringBuilder out = new StringBuilder();

    public static String write(Json json) {
        var writer = new YamlWriter();
        if (isEmpty(json) || !isCollection(json)) {
            writer.scalar(json, 0);
            writer.out.append('\n');
        } else {
            writer.block(json, 0, "");
        }
        return writer.out.toString();
    }

    private void block(Json json, int indent, String name) {
        switch (json) {
            case JsonObject(var members) -> {
                for (var member : members.entrySet()) {
                    indent(indent);
                    member(member, indent, name);
                }
            }
            case JsonArray(var items) -> {
                for (var item : items) {
                    indent(indent);
                    out.append('-');
                    item(item, indent, name);
                }
            }
            case JsonString _, Json.JsonNumber _, Json.JsonBoolean _, Json.JsonNull _ -> scalar(json, indent);
        }
    }

    private void member(Map.Entry<String, Json> member, int indent, String name) {
        var key = Scalars.key(member.getKey());
        if (key.length() > KEY) {
            out.append("? ").append(key).append('\n');
            indent(indent);
            key = "";
        }
        out.append(key).append(':');
        boolean small = SMALL.contains(name) || SMALL.contains(member.getKey());
        below(member.getValue(), indent, member.getKey(), small);
    }

    private void below(Json value, int indent, String name, boolean small) {
        if (!isCollection(value) || isEmpty(value)) {
            out.append(' ');
            scalar(value, indent);
            out.append('\n');
        } else if (small && isFlat(value) && flow(value).length() + indent + name.length() < LINE) {
            out.append(' ').append(flow(value)).append('\n');
        } else {
            out.append('\n');
            block(value, indent + 1, name);
        }
    }

    /** An item's first member stands behind its dash. */
    private void item(Json item, int indent, String name) {
        if (item instanceof JsonObject(var members) && !members.isEmpty()) {
            if (SMALL.contains(name) && isFlat(item) && flow(item).length() + indent < LINE) {
                out.append(' ').append(flow(item)).append('\n');
                return;
            }
            boolean first = true;
            for (var member : members.entrySet()) {
                if (first) {
                    out.append(' ');
                } else {
                    indent(indent + 1);
                }
                first = false;
                member(member, indent + 1, "");
            }
            return;
        }
        below(item, indent, "", SMALL.contains(name));
    }

    private static boolean isCollection(Json value) {
        return value instanceof JsonObject || value instanceof JsonArray;
    }

    private static boolean isEmpty(Json value) {
        return value.equals(Json.EMPTY_OBJECT) || value.equals(Json.EMPTY_ARRAY);
    }

    private static boolean isFlat(Json value) {
        return switch (value) {
            case JsonObject(var members) -> members.values().stream().noneMatch(YamlWriter::isCollection);
            case JsonArray(var items) -> items.stream().noneMatch(YamlWriter::isCollection);
            case JsonString _, Json.JsonNumber _, Json.JsonBoolean _, Json.JsonNull _ -> true;
        };
    }

    private static String flow(Json value) {
        return switch (value) {
            case JsonObject(var members) ->
                members.entrySet().stream()
                        .map(member -> Scalars.key(member.getKey()) + ": " + flow(member.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            case JsonArray(var items) ->
                items.stream().map(YamlWriter::flow).collect(Collectors.joining(", ", "[", "]"));
            case JsonString(var text) -> Scalars.inline(text);
            case Json.JsonNumber _, Json.JsonBoolean _, Json.JsonNull _ -> JSON.write(value);
        };
    }

    private void scalar(Json value, int indent) {
        if (!(value instanceof JsonString(var text))) {
            out.append(JSON.write(value));
        } else if (Scalars.isBlock(text)) {
            literal(text, indent);
        } else {
            out.append(Scalars.inline(text));
        }
    }

    /** Several lines as they are, further in than the key. The line break at the end is the caller's. */
    private void literal(String text, int indent) {
        boolean ends = text.endsWith("\n");
        out.append(ends ? text.endsWith("\n\n") ? "|+" : "|" : "|-");
        for (var line : (ends ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
            out.append('\n');
            if (!line.isEmpty()) {
                indent(indent + 1);
                out.append(line);
            }
        }
    }

    private void indent(int levels) {
        out.append("  ".repeat(levels));
    }
}
