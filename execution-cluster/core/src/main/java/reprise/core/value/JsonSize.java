package reprise.core.value;

import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** How large a value is as text, counted only as far as one needs to know. */
public final class JsonSize {

    /** Whether the value takes at most about {@code limit} characters. */
    public static boolean within(Json value, int limit) {
        return left(value, limit) >= 0;
    }

    /** About how many characters it takes. */
    public static long of(Json value) {
        return (long) Integer.MAX_VALUE - left(value, Integer.MAX_VALUE);
    }

    /** What is left of {@code limit} after the value; negative as soon as it is used up. */
    private static int left(Json value, int limit) {
        return switch (value) {
            case JsonString string -> limit - string.value().length() - 2;
            case JsonNumber _ -> limit - 8;
            case JsonBoolean _, JsonNull _ -> limit - 5;
            case JsonArray array -> {
                int left = limit - 2;
                for (var item : array.items()) {
                    if (left < 0) {
                        break;
                    }
                    left = left(item, left) - 1;
                }
                yield left;
            }
            case JsonObject object -> {
                int left = limit - 2;
                for (var member : object.members().entrySet()) {
                    if (left < 0) {
                        break;
                    }
                    left = left(member.getValue(), left - member.getKey().length() - 4);
                }
                yield left;
            }
        };
    }

    private JsonSize() {}
}
