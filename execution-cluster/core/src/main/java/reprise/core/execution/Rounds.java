package reprise.core.execution;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import reprise.core.value.Value;
import reprise.sdk.Failure;

/**
 * A loop under way. What a finished round leaves is a count and a piece of a result, so a million rounds are as small as
 * ten.
 *
 * @param items a list
 * @param size how many there are
 * @param open the rounds under way, by their index
 * @param opened how many rounds have begun; they begin in order
 * @param finished how many are over, the failed ones among them
 * @param broken why the loop fails although none of its steps did: the result of a round cannot be kept
 */
public record Rounds(
        Value items,
        int size,
        LoopRules rules,
        Map<Integer, Scope> open,
        int opened,
        int finished,
        int failed,
        Optional<Failure> broken,
        Results results) {

    static Rounds begin(Value items, int size, LoopRules rules) {
        return new Rounds(items, size, rules, Map.of(), 0, 0, 0, Optional.empty(), Results.NONE);
    }

    Optional<Scope> open(int round) {
        return Optional.ofNullable(open.get(round));
    }

    /** By what the loop as a whole fails, once the rounds under way are cancelled. */
    Optional<Failure> failure() {
        if (rules.goesOn()) {
            return Optional.empty();
        }
        return broken.or(() -> open.values().stream()
                .flatMap(round -> round.fatal().stream())
                .map(Scope.Fatal::failure)
                .findFirst());
    }

    /** Whether another round may begin. */
    boolean mayOpen() {
        return opened < size && open.size() < rules.concurrency();
    }

    boolean isOver() {
        return finished == size;
    }

    Rounds with(int round, Scope scope) {
        var copy = new TreeMap<>(open);
        copy.put(round, scope);
        return new Rounds(items, size, rules, copy, Math.max(opened, round + 1), finished, failed, broken, results);
    }

    Rounds finished(int round, Value result, Optional<Failure> failure) {
        var copy = new TreeMap<>(open);
        copy.remove(round);
        return new Rounds(
                items,
                size,
                rules,
                copy,
                Math.max(opened, round + 1),
                finished + 1,
                failed + (failure.isPresent() ? 1 : 0),
                rules.goesOn() ? broken : broken.or(() -> failure),
                rules.collects() ? results.with(round, result) : results);
    }

    Rounds gathered(int count, Value piece) {
        return new Rounds(items, size, rules, open, opened, finished, failed, broken, results.gathered(count, piece));
    }
}
