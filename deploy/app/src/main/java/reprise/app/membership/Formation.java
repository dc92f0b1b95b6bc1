package reprise.app.membership;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a node that is in no cluster should do about it. Two clusters on one database would each take the work from the
 * other, so a node begins one only where no member of one is alive, whatever its own connections to them are like.
 */
public sealed interface Formation {

    /** @param nodes whom to ask to be let in, {@code host:port} each, never oneself */
    record Join(List<String> nodes) implements Formation {}

    /** Begin one. */
    record Found() implements Formation {}

    /** @param other who works with the database although this node should be the only one */
    record Intruder(String other) implements Formation {}

    /**
     * @param self {@code host:port} of this node
     * @param living the other members that were seen lately
     */
    static Formation of(String self, Discovery discovery, List<String> living) {
        return switch (discovery) {
            case Discovery.Alone() -> living.isEmpty() ? new Found() : new Intruder(living.getFirst());
            case Discovery.ByDatabase() -> living.isEmpty() ? new Found() : new Join(living);
            case Discovery.Seeds(var seeds) ->
                living.isEmpty() && seeds.contains(self)
                        ? new Found()
                        : new Join(Stream.concat(living.stream(), seeds.stream())
                                .distinct()
                                .filter(node -> !node.equals(self))
                                .toList());
        };
    }
}
