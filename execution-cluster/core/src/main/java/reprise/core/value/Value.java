package reprise.core.value;

import java.util.Optional;
import reprise.sdk.Json;

/**
 * Data of an event. What is small stands in the event; what is large lies beside it, under the hash of its content, and
 * neither the state of an execution nor those who only count and time events have it in memory.
 */
public sealed interface Value {

    record Inline(Json json) implements Value {}

    /**
     * Data that lie beside their event.
     *
     * @param content what is to be written with the event that first speaks of it; empty ever after. No part of what the
     *     value is: two values of one reference are equal
     */
    record Large(Reference reference, Optional<Content> content) implements Value {

        @Override
        public boolean equals(Object other) {
            return other instanceof Large large && reference.equals(large.reference);
        }

        @Override
        public int hashCode() {
            return reference.hashCode();
        }
    }

    /** Data of an event that was read without them. Whoever wants to see them has read too little: that is a bug. */
    record NotRead() implements Value {}

    Value NULL = new Inline(Json.NULL);
    Value EMPTY_OBJECT = new Inline(Json.EMPTY_OBJECT);
    Value NOT_READ = new NotRead();

    static Value of(Json json) {
        return new Inline(json);
    }

    /** The same, without content to be written: what a state remembers. */
    default Value remembered() {
        return this instanceof Large(var reference, var content) && content.isPresent()
                ? new Large(reference, Optional.empty())
                : this;
    }

    /** How many bytes lie beside the events because of it. */
    default long bytesBeside() {
        return this instanceof Large(var reference, var _) ? reference.size() : 0;
    }
}
