package reprise.core.definition;

import java.util.Optional;
import reprise.sdk.Json;

/** A value that a start may give. Without a fallback it must be given. */
public record Param(Type type, Optional<Json> fallback, String description) {

    public enum Type {
        STRING,
        NUMBER,
        BOOLEAN,
        OBJECT,
        ARRAY,
        ANY
    }
}
