package reprise.core.expression;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What an expression speaks of, as far as can be told without evaluating it. It may look at less.
 *
 * @param roots names of {@link Scope#ROOTS} and of those that the scope declares more
 * @param nodes by their id
 */
public record Uses(Set<String> roots, Set<String> nodes) {
    public static final Uses NOTHING = new Uses(Set.of(), Set.of());

    public Uses {
        roots = Set.copyOf(roots);
        nodes = Set.copyOf(nodes);
    }

    public static Uses all(Collection<Uses> parts) {
        var roots = new HashSet<String>();
        var nodes = new HashSet<String>();
        parts.forEach(part -> {
            roots.addAll(part.roots);
            nodes.addAll(part.nodes);
        });
        return new Uses(roots, nodes);
    }

    /** Without what is different for each item of a list. */
    public Uses around() {
        var outer = new HashSet<>(roots);
        outer.removeAll(Scope.OF_ITEMS);
        return new Uses(outer, nodes);
    }
}
