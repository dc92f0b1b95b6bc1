package reprise.core.execution;

import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/**
 * Keeps out values that the journal could write and never read again: each node may wrap what the node before left, so
 * a long enough chain would nest beyond any reader.
 */
final class JsonDepth {
    static final int MOST = 500;

    static boolean isReadable(Json value) {
        return within(value, MOST);
    }

    static Failure tooDeep(String what) {
        return Failure.permanent(
                "NESTED_TOO_DEEP", what + " is nested deeper than " + MOST + " levels: pass on a part of it");
    }

    private static boolean within(Json value, int left) {
        return switch (value) {
            case JsonObject object -> left > 0 && allWithin(object.members().values(), left - 1);
            case JsonArray array -> left > 0 && allWithin(array.items(), left - 1);
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> true;
        };
    }

    private static boolean allWithin(Iterable<Json> values, int left) {
        for (var value : values) {
            if (!within(value, left)) {
                return false;
            }
        }
        return true;
    }

    private JsonDepth() {}
}
