package reprise.chaos.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What can be wrong with a list of facts. */
final class Tampering {

    static <T> UnaryOperator<List<T>> without(int index) {
        return list -> {
            var changed = new ArrayList<>(list);
            changed.remove(index);
            return changed;
        };
    }

    static <T> UnaryOperator<List<T>> with(T one) {
        return both(List.of(one));
    }

    static <T> UnaryOperator<List<T>> with(T one, T two) {
        return both(List.of(one, two));
    }

    private static <T> UnaryOperator<List<T>> both(List<T> more) {
        return list -> {
            var changed = new ArrayList<>(list);
            changed.addAll(more);
            return changed;
        };
    }

    static <T> UnaryOperator<List<T>> inserted(int index, T one) {
        return list -> {
            var changed = new ArrayList<>(list);
            changed.add(index, one);
            return changed;
        };
    }

    static <T> UnaryOperator<List<T>> replaced(int index, UnaryOperator<T> change) {
        return list -> {
            var changed = new ArrayList<>(list);
            changed.set(index, change.apply(changed.get(index)));
            return changed;
        };
    }

    private Tampering() {}
}
