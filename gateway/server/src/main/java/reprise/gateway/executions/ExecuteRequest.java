package reprise.gateway.executions;

import java.util.Optional;
import reprise.gateway.http.Fields;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/**
 * What somebody who starts a workflow asks for: {@code {"input": …, "version"?: n, "params"?: {…}, "idempotencyKey"?: "…"}}.
 *
 * @param input any JSON; an empty object where nothing is said
 */
record ExecuteRequest(Json input, Optional<Integer> version, JsonObject params, Optional<String> key) {
    private static final int LONGEST_KEY = 255;

    static ExecuteRequest read(Fields fields) {
        var params = fields.json("params").orElse(Json.EMPTY_OBJECT);
        if (!(params instanceof JsonObject)) {
            fields.wrong("params", "must be an object");
        }
        return new ExecuteRequest(
                fields.json("input").orElse(Json.EMPTY_OBJECT),
                fields.whole("version", 1, Integer.MAX_VALUE).map(Long::intValue),
                params instanceof JsonObject object ? object : Json.EMPTY_OBJECT,
                key(fields));
    }

    private static Optional<String> key(Fields fields) {
        var key = fields.optionalText("idempotencyKey", LONGEST_KEY);
        if (key.filter(String::isEmpty).isPresent()) {
            fields.wrong("idempotencyKey", "must not be empty; without a key, leave it out");
        }
        return key;
    }
}
