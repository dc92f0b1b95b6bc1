package reprise.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The address of a step: a node, and in which rounds of the loops around it. Written {@code each[3]/inner[0]/call}; a node
 * outside of loops is written as its id alone.
 *
 * @param rounds of the loops around the node, the outermost first
 */
public record StepId(List<Round> rounds, NodeId node) {

    /** One passage through the body of a loop. @param index from 0 */
    public record Round(NodeId loop, int index) {
        @Override
        public String toString() {
            return loop + "[" + index + "]";
        }
    }

    public StepId {
        rounds = List.copyOf(rounds);
    }

    /** A node outside of loops. */
    public static StepId of(NodeId node) {
        return new StepId(List.of(), node);
    }

    /** A node beside this one, in the same rounds. */
    public StepId beside(NodeId other) {
        return new StepId(rounds, other);
    }

    /** What a round of this loop is addressed by. */
    public List<Round> round(int index) {
        var inner = new ArrayList<>(rounds);
        inner.add(new Round(node, index));
        return inner;
    }

    /** Whether it lies in a round of that loop, at whatever depth. */
    public boolean isWithin(StepId loop) {
        int depth = loop.rounds.size();
        return rounds.size() > depth
                && rounds.get(depth).loop().equals(loop.node)
                && rounds.subList(0, depth).equals(loop.rounds);
    }

    /** The rounds alone, outermost first, as the API shows them: {@code iteration: [3, 0]}. */
    public List<Integer> iteration() {
        return rounds.stream().map(Round::index).toList();
    }

    /** {@code each[3]/inner[0]}; empty outside of loops. */
    public static String path(List<Round> rounds) {
        return rounds.stream().map(Round::toString).collect(Collectors.joining("/"));
    }

    /** Reads what {@link #path} wrote. @throws IllegalArgumentException where it is no such path */
    public static List<Round> parsePath(String path) {
        var rounds = new ArrayList<Round>();
        for (var part : path.isEmpty() ? new String[0] : path.split("/", -1)) {
            int open = part.indexOf('[');
            if (open <= 0 || !part.endsWith("]")) {
                throw new IllegalArgumentException("no path of rounds: " + path);
            }
            rounds.add(new Round(
                    new NodeId(part.substring(0, open)),
                    Integer.parseInt(part.substring(open + 1, part.length() - 1))));
        }
        return List.copyOf(rounds);
    }

    /** Reads what {@link #toString} wrote. @throws IllegalArgumentException where it is no address */
    public static StepId parse(String address) {
        int slash = address.lastIndexOf('/');
        return new StepId(
                parsePath(slash < 0 ? "" : address.substring(0, slash)), new NodeId(address.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return rounds.isEmpty() ? node.value() : path(rounds) + "/" + node;
    }
}
