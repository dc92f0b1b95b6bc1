package reprise.core.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import reprise.core.definition.Param.Type;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** Reads declared params: {@code name: {type, default, description}}, or in short {@code name: default}. */
final class ParamReader {
    private static final int PARAMS = 200;
    private static final int DESCRIPTION = 2_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    private static final Set<String> KEYS = Set.of("type", "default", "description");

    static Map<String, Param> params(Written given) {
        var params = new LinkedHashMap<String, Param>();
        for (var member : given.members(PARAMS)) {
            var name = member.field().substring(given.field().length() + 1);
            if (!NAME.matcher(name).matches()) {
                member.problem(
                        "a param's name has letters, digits, _ and -, begins with a letter, and has at most 64 characters");
            }
            params.put(name, param(member));
        }
        return Collections.unmodifiableMap(params);
    }

    private static Param param(Written given) {
        if (given.value() instanceof JsonObject(var members) && KEYS.containsAll(members.keySet())) {
            return declared(given, given.fields().orElseThrow());
        }
        return new Param(type(given.value()), Optional.of(given.value()), "");
    }

    private static Param declared(Written given, Fields fields) {
        var type =
                fields.take("type").flatMap(value -> value.choice(Type.class)).orElse(Type.ANY);
        var fallback = given.value().get("default");
        fallback.filter(value -> !fits(value, type))
                .ifPresent(value -> new Written(given.findings(), fields.way("default"), value)
                        .problem("must be of the param's type, not " + value.kind()));
        var description = fields.take("description").flatMap(value -> value.text(DESCRIPTION));
        return new Param(type, fallback, description.orElse(""));
    }

    private static boolean fits(Json value, Type type) {
        return type == Type.ANY || value instanceof JsonNull || type(value) == type;
    }

    private static Type type(Json value) {
        return switch (value) {
            case JsonString _ -> Type.STRING;
            case JsonNumber _ -> Type.NUMBER;
            case JsonBoolean _ -> Type.BOOLEAN;
            case JsonObject _ -> Type.OBJECT;
            case JsonArray _ -> Type.ARRAY;
            case JsonNull _ -> Type.ANY;
        };
    }

    private ParamReader() {}
}
