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
        if (path.isEmpty()) {
            return List.of();
        }
        var rounds = new ArrayList<Round>();
        for (var part : path.split("/", -1)) {
            int open = part.indexOf('[');
            if (open < 0 || !part.endsWith("]")) {
                throw noAddress(path);
            }
            rounds.add(new Round(node(part.substring(0, open)), index(part.substring(open + 1, part.length() - 1))));
        }
        return List.copyOf(rounds);
    }

    /** Reads what {@link #toString} wrote, and nothing else. @throws IllegalArgumentException where it is no address */
    public static StepId parse(String address) {
        int slash = address.lastIndexOf('/');
        if (slash == 0) {
            throw noAddress(address);
        }
        return new StepId(parsePath(slash < 0 ? "" : address.substring(0, slash)), node(address.substring(slash + 1)));
    }

    private static NodeId node(String id) {
        if (id.isEmpty() || !id.chars().allMatch(StepId::isOfIds)) {
            throw noAddress(id);
        }
        return new NodeId(id);
    }

    private static boolean isOfIds(int character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || character == '_'
                || character == '-';
    }

    private static int index(String digits) {
        try {
            int index = Integer.parseInt(digits);
            if (index >= 0 && Integer.toString(index).equals(digits)) {
                return index;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw noAddress(digits);
    }

    private static IllegalArgumentException noAddress(String text) {
        return new IllegalArgumentException("no address of a step: " + text);
    }

    @Override
    public String toString() {
        return rounds.isEmpty() ? node.value() : path(rounds) + "/" + node;
    }
}
