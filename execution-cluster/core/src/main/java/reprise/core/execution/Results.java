package reprise.core.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import reprise.core.value.Value;

/**
 * What the rounds of a loop have left so far, in the order of the rounds.
 *
 * @param pieces lists, one after the other, of the results of the first {@code gathered} rounds
 * @param loose results behind those, by round
 */
public record Results(List<Value> pieces, int gathered, Map<Integer, Value> loose) {
    static final Results NONE = new Results(List.of(), 0, Map.of());

    Results with(int round, Value result) {
        var copy = new TreeMap<>(loose);
        copy.put(round, result);
        return new Results(pieces, gathered, copy);
    }

    /** Those that can be put together: they follow on one another, and on what was gathered before. */
    List<Value> consecutive() {
        var values = new ArrayList<Value>();
        for (var next = loose.get(gathered); next != null; next = loose.get(gathered + values.size())) {
            values.add(next);
        }
        return values;
    }

    /** All there are, gathered and loose. */
    List<Value> all() {
        return Stream.concat(pieces.stream(), loose.values().stream()).toList();
    }

    /** The last piece, where it still has room. */
    Optional<Value> growing() {
        return pieces.isEmpty() || !(pieces.getLast() instanceof Value.Inline)
                ? Optional.empty()
                : Optional.of(pieces.getLast());
    }

    /** @param piece holds what {@link #growing} did, and the next {@code count} results */
    Results gathered(int count, Value piece) {
        var more = new ArrayList<>(growing().isPresent() ? pieces.subList(0, pieces.size() - 1) : pieces);
        more.add(piece);
        var rest = new TreeMap<>(loose);
        for (int round = gathered; round < gathered + count; round++) {
            rest.remove(round);
        }
        return new Results(List.copyOf(more), gathered + count, rest);
    }
}
