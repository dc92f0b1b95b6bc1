package reprise.core.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/** Nodes as numbers in the order written, and the edges between them. */
final class Graph {
    private final List<List<Integer>> after = new ArrayList<>();
    private final List<List<Integer>> before = new ArrayList<>();

    Graph(int nodes) {
        for (int i = 0; i < nodes; i++) {
            after.add(new ArrayList<>());
            before.add(new ArrayList<>());
        }
    }

    void connect(int from, int to) {
        after.get(from).add(to);
        before.get(to).add(from);
    }

    void disconnect(int from, int to) {
        after.get(from).remove((Integer) to);
        before.get(to).remove((Integer) from);
    }

    /** Each node behind all that lead to it, ties in the order written. Nodes on and behind a cycle are left out. */
    List<Integer> order() {
        var open = new int[before.size()];
        var ready = new PriorityQueue<Integer>();
        for (int i = 0; i < open.length; i++) {
            open[i] = before.get(i).size();
            if (open[i] == 0) {
                ready.add(i);
            }
        }
        var order = new ArrayList<Integer>();
        while (!ready.isEmpty()) {
            int next = ready.poll();
            order.add(next);
            for (int follower : after.get(next)) {
                if (--open[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
        return order;
    }

    /** The nodes of one cycle in the direction of its edges, from the first written on; empty where there is none. */
    List<Integer> cycle() {
        var order = order();
        if (order.size() == before.size()) {
            return List.of();
        }
        var ordered = new BitSet();
        order.forEach(ordered::set);
        var way = new ArrayList<Integer>();
        int node = ordered.nextClearBit(0);
        while (!way.contains(node)) {
            way.add(node);
            node = before.get(node).stream()
                    .filter(i -> !ordered.get(i))
                    .findFirst()
                    .orElseThrow();
        }
        var cycle = new ArrayList<>(way.subList(way.indexOf(node), way.size()).reversed());
        Collections.rotate(cycle, -cycle.indexOf(Collections.min(cycle)));
        return cycle;
    }

    /** For each node all that lead to it, over any number of edges. Only without cycles. */
    BitSet[] ancestors() {
        var ancestors = new BitSet[before.size()];
        for (int node : order()) {
            ancestors[node] = new BitSet();
            for (int parent : before.get(node)) {
                ancestors[node].set(parent);
                ancestors[node].or(ancestors[parent]);
            }
        }
        return ancestors;
    }
}
