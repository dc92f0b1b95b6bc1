package reprise.language.expression;

import java.util.Optional;

/**
 * A compiled part of an expression. Its values are {@link reprise.sdk.Json}, and on the way there also
 * {@link java.time.Instant} and {@link java.time.Duration}, which JSON has no form of.
 */
interface Code {

    /** @throws reprise.core.expression.ExpressionFailure where it has no value */
    Object value(Frame frame);

    /** The value, or null where a member or item on the way to it is missing. */
    default Object find(Frame frame) {
        return value(frame);
    }

    /** The data path as it is written, for messages; empty for what is calculated. */
    default String path() {
        return "";
    }

    /** What {@link reprise.sdk.Json#kind} its value has, whatever the data; empty where that depends on them. */
    default Optional<String> kind() {
        return Optional.empty();
    }

    /** A value that was written down. */
    record Literal(Object constant) implements Code {
        @Override
        public Object value(Frame frame) {
            return constant;
        }

        @Override
        public Optional<String> kind() {
            return Optional.of(Values.kind(constant));
        }
    }
}
