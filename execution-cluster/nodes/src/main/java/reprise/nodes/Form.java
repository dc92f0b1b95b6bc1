package reprise.nodes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;
import reprise.sdk.config.MisfitException;

/** Names with values, as queries and forms write them. */
final class Form {
    private Form() {}

    /** A list is repeated, null is left out, a space is {@code %20}. */
    static String encode(Map<String, Json> values, String field) {
        var parts = new ArrayList<String>();
        values.forEach((name, value) -> {
            for (Json item : value instanceof JsonArray(List<Json> items) ? items : List.of(value)) {
                if (!(item instanceof JsonNull)) {
                    String text = text(item)
                            .orElseThrow(() -> MisfitException.at(
                                    field + "." + name,
                                    "must be text, a number, true or false, or a list of those, not " + item.kind()));
                    parts.add(percent(name) + "=" + percent(text));
                }
            }
        });
        return String.join("&", parts);
    }

    /** The text of a value that is neither list nor object nor null. */
    static Optional<String> text(Json value) {
        return switch (value) {
            case JsonString(String text) -> Optional.of(text);
            case JsonNumber number -> Optional.of(number.plain());
            case JsonBoolean(boolean flag) -> Optional.of(Boolean.toString(flag));
            case JsonArray _, JsonObject _, JsonNull _ -> Optional.empty();
        };
    }

    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
