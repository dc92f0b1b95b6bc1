package reprise.core.value;

import reprise.sdk.Json;

/** How large a value is as text. */
public final class JsonSize {

    /** Whether the value takes at most about {@code limit} characters. */
    public static boolean within(Json value, int limit) {
        return value.size() <= limit;
    }

    /** About how many characters it takes. */
    public static long of(Json value) {
        return value.size();
    }

    private JsonSize() {}
}
