package reprise.language.schema;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;

/** Where references within a schema lead: JSON Pointers (RFC 6901) and anchors. */
final class Pointers {

    static Optional<Json> target(Json schema, String reference) {
        if (!reference.startsWith("#")) {
            return byMember(schema, "$id", reference);
        }
        return reference.length() == 1 || reference.charAt(1) == '/'
                ? byPath(schema, reference.substring(1))
                : byMember(schema, "$anchor", reference.substring(1))
                        .or(() -> byMember(schema, "$dynamicAnchor", reference.substring(1)));
    }

    private static Optional<Json> byPath(Json schema, String path) {
        var at = Optional.of(schema);
        for (var step : path.split("/")) {
            if (!step.isEmpty()) {
                var name = decoded(step);
                at = at.flatMap(value -> step(value, name));
            }
        }
        return at;
    }

    private static Optional<Json> step(Json value, String name) {
        if (value instanceof JsonArray(var items)) {
            return name.matches("[0-9]{1,6}") && Integer.parseInt(name) < items.size()
                    ? Optional.of(items.get(Integer.parseInt(name)))
                    : Optional.empty();
        }
        return value.get(name);
    }

    private static String decoded(String step) {
        try {
            return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .replace("~1", "/")
                    .replace("~0", "~");
        } catch (IllegalArgumentException _) {
            return step; // leads nowhere
        }
    }

    private static Optional<Json> byMember(Json value, String member, String name) {
        if (value.text(member).filter(name::equals).isPresent()) {
            return Optional.of(value);
        }
        var parts =
                switch (value) {
                    case Json.JsonObject(var members) -> members.values();
                    case JsonArray(var items) -> items;
                    case Json.JsonString _, Json.JsonNumber _, Json.JsonBoolean _, Json.JsonNull _ ->
                        java.util.List.<Json>of();
                };
        return parts.stream()
                .map(part -> byMember(part, member, name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Pointers() {}
}
