package reprise.starts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import reprise.core.definition.Param;
import reprise.core.definition.Problem;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** The params that a start gives, against those the workflow declares. */
public final class GivenParams {

    /** Everything that does not fit; empty where all is well. */
    public static List<Problem> problems(Map<String, Param> declared, JsonObject given) {
        var problems = new ArrayList<Problem>();
        given.members().forEach((name, value) -> {
            var param = declared.get(name);
            if (param == null) {
                problems.add(new Problem("params." + name, "is not a param of this workflow"));
            } else if (!fits(param.type(), value)) {
                problems.add(new Problem(
                        "params." + name, "must be of type " + word(param.type()) + ", not " + value.kind()));
            }
        });
        declared.forEach((name, param) -> {
            if (param.fallback().isEmpty() && !given.members().containsKey(name)) {
                problems.add(new Problem("params." + name, "is required: it has no default"));
            }
        });
        return problems;
    }

    private static boolean fits(Param.Type type, Json value) {
        return switch (type) {
            case STRING -> value instanceof JsonString;
            case NUMBER -> value instanceof JsonNumber;
            case BOOLEAN -> value instanceof JsonBoolean;
            case OBJECT -> value instanceof JsonObject;
            case ARRAY -> value instanceof JsonArray;
            case ANY -> true;
        };
    }

    private static String word(Param.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private GivenParams() {}
}
