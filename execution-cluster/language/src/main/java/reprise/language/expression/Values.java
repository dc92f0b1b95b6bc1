package reprise.language.expression;

import java.time.Duration;
import java.time.Instant;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonString;

/** What expressions calculate with, seen from all sides. */
final class Values {
    static final StrictJson JSON = new StrictJson(JsonLimits.STANDARD);

    /** The JSON form: times and durations become ISO-8601 text. */
    static Json json(Object value) {
        return switch (value) {
            case Json json -> json;
            case Instant time -> Json.of(time.toString());
            case Duration length -> Json.of(length.toString());
            default -> throw new IllegalStateException("no value of the language: " + value.getClass());
        };
    }

    /** What a person calls this kind of value. */
    static String kind(Object value) {
        return switch (value) {
            case Json json -> json.kind();
            case Instant _ -> "a time";
            default -> "a duration";
        };
    }

    /** As it stands within text: null as nothing, lists and objects as compact JSON. */
    static String rendered(Object value) {
        return switch (value) {
            case JsonString string -> string.value();
            case JsonNumber number -> number.plain();
            case JsonBoolean flag -> flag.value() ? "true" : "false";
            case JsonNull _ -> "";
            case Json json -> JSON.write(json);
            default -> value.toString();
        };
    }

    /** About how long its rendering is, known before it is made. */
    static long length(Object value) {
        return value instanceof Json json ? json.size() : 64;
    }

    static boolean flag(Object value, String what) {
        if (value instanceof JsonBoolean flag) {
            return flag.value();
        }
        throw new Fault(what + " must be true or false, not " + kind(value));
    }

    private Values() {}
}
