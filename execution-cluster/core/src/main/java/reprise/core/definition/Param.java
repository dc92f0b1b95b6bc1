package reprise.core.definition;

import java.util.Optional;
import reprise.sdk.Json;

/** A value that a start may give. Without a fallback it must be given. */
public record Param(Type type, Optional<Json> fallback, String description) {

    public enum Type {
        STRING(Json.of("").kind()),
        NUMBER(Json.of(0).kind()),
        BOOLEAN(Json.TRUE.kind()),
        OBJECT(Json.EMPTY_OBJECT.kind()),
        ARRAY(Json.EMPTY_ARRAY.kind()),
        ANY("");

        private final String kind;

        Type(String kind) {
            this.kind = kind;
        }

        /** What {@link Json#kind} its values have; empty for any. */
        public String kind() {
            return kind;
        }
    }
}
