package reprise.core.value;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import reprise.sdk.Json;

/**
 * How a decision sets data aside, and what it knows of data that were. Deterministic: the same JSON is always kept as the
 * same value.
 */
public interface Values {

    /** Keeps everything in the event itself and knows no references: for small data and for tests of rules. */
    Values INLINE = new Values() {
        @Override
        public Value keep(Json json) {
            return new Value.Inline(json);
        }

        @Override
        public Optional<Json> find(Reference reference) {
            return Optional.empty();
        }
    };

    /** @throws ValueTooLarge where it is larger than any value may be */
    Value keep(Json json);

    /** The content, where it is at hand. */
    Optional<Json> find(Reference reference);

    /** The value as JSON. @throws ValueMissing where it lies elsewhere and is not at hand */
    default Json json(Value value) {
        return switch (value) {
            case Value.Inline(var json) -> json;
            case Value.Large(var reference, var _) ->
                find(reference).orElseThrow(() -> new ValueMissing(List.of(reference)));
            case Value.NotRead _ ->
                throw new IllegalStateException("an event that was read without its data was asked for them");
        };
    }

    /** Goes on where all of them are at hand. @throws ValueMissing naming every one that is not, to fetch them together */
    default void need(Collection<Value> all) {
        var missing = all.stream()
                .filter(Value.Large.class::isInstance)
                .map(value -> ((Value.Large) value).reference())
                .filter(reference -> find(reference).isEmpty())
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw new ValueMissing(missing);
        }
    }
}
