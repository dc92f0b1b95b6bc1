package reprise.core.execution;

import reprise.sdk.Failure;
import reprise.sdk.Json;

/**
 * Keeps out values that the journal could write and never read again: each node may wrap what the node before left, so
 * a long enough chain would nest beyond any reader.
 */
final class JsonDepth {
    static final int MOST = 500;

    static boolean isReadable(Json value) {
        return value.depth() <= MOST;
    }

    static Failure tooDeep(String what) {
        return Failure.permanent(
                "NESTED_TOO_DEEP", what + " is nested deeper than " + MOST + " levels: pass on a part of it");
    }

    private JsonDepth() {}
}
