package reprise.core.plan;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reprise.core.NodeId;
import reprise.core.definition.Definition;
import reprise.core.definition.EdgeDefinition;
import reprise.core.definition.Findings;
import reprise.core.definition.NodeDefinition;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.plan.PlanNode.PlanEdge;
import reprise.sdk.NodeType;
import reprise.sdk.config.Spelling;

/** The edges of a definition, checked, and what follows from them: the order, and what is upstream of what. */
final class Wiring {
    private static final int CYCLES = 20;

    private final Definition definition;
    private final List<Optional<NodeType<?>>> types;
    private final Optional<String> loop;
    private final Findings findings;
    private final Ports ports;
    private final Map<String, Integer> byId = new HashMap<>();
    private final List<List<PlanEdge>> in = new ArrayList<>();
    private final List<List<PlanEdge>> out = new ArrayList<>();
    private final List<Integer> order;
    private final Optional<BitSet[]> ancestors;

    /**
     * @param types of the nodes, empty where they are unknown
     * @param loop the type by which to repeat nodes, where there is one
     */
    Wiring(Definition definition, List<Optional<NodeType<?>>> types, Optional<String> loop, Findings findings) {
        this.definition = definition;
        this.types = types;
        this.loop = loop;
        this.findings = findings;
        this.ports = new Ports(definition, types, findings);
        for (int i = 0; i < types.size(); i++) {
            byId.put(definition.nodes().get(i).id().value(), i);
            in.add(new ArrayList<>());
            out.add(new ArrayList<>());
        }
        var graph = new Graph(types.size());
        connect(graph);
        connectBodies(graph);
        boolean sound = breakCycles(graph);
        this.order = graph.order();
        this.ancestors = sound ? Optional.of(graph.ancestors()) : Optional.empty();
        checkErrorRoutes();
        warnOfForgotten();
    }

    List<Integer> order() {
        return order;
    }

    List<PlanEdge> in(int node) {
        return List.copyOf(in.get(node));
    }

    List<PlanEdge> out(int node) {
        return List.copyOf(out.get(node));
    }

    Set<String> ids() {
        return byId.keySet();
    }

    /** The nodes decided before that one. Where cycles make that meaningless, all: one problem at a time. */
    Set<String> upstream(int node) {
        return ancestors
                .<Set<String>>map(sets -> new Upstream(withoutLoops(sets[node], node)))
                .orElse(byId.keySet());
    }

    /** Of the loops a node lies in nothing is decided yet. */
    private BitSet withoutLoops(BitSet ancestors, int node) {
        var parent = definition.nodes().get(node).parent().map(loop -> byId.get(loop.value()));
        if (parent.isEmpty()) {
            return ancestors;
        }
        var decided = (BitSet) ancestors.clone();
        while (parent.isPresent() && decided.get(parent.get())) {
            decided.clear(parent.get());
            parent = definition.nodes().get(parent.get()).parent().map(loop -> byId.get(loop.value()));
        }
        return decided;
    }

    /** A set of ids that costs no more than its bits: there is one for each node. */
    private final class Upstream extends AbstractSet<String> {
        private final BitSet nodes;

        Upstream(BitSet nodes) {
            this.nodes = nodes;
        }

        @Override
        public boolean contains(Object id) {
            var node = byId.get(id);
            return node != null && nodes.get(node);
        }

        @Override
        public Iterator<String> iterator() {
            return nodes.stream()
                    .mapToObj(node -> definition.nodes().get(node).id().value())
                    .iterator();
        }

        @Override
        public int size() {
            return nodes.cardinality();
        }
    }

    private void connect(Graph graph) {
        var seen = new HashSet<PlanEdge>();
        for (int i = 0; i < definition.edges().size() && !findings.isFull(); i++) {
            var edge = definition.edges().get(i);
            var field = "edges[" + i + "]";
            var from = end(edge.from().value(), field + ".from");
            var to = end(edge.to().value(), field + ".to");
            to.filter(ports::isTrigger)
                    .ifPresent(_ -> findings.add(field + ".to", edge.to() + " is a trigger: nothing can lead to it"));
            var port = from.flatMap(node -> ports.of(edge, node, field));
            if (from.isPresent() && to.isPresent() && sameRegion(from.get(), to.get(), field)) {
                graph.connect(from.get(), to.get());
                var planned = new PlanEdge(edge.from(), edge.to(), port.orElse(Ports.MAIN));
                if (!seen.add(planned)) {
                    findings.add(field, "is there twice");
                }
                out.get(from.get()).add(planned);
                in.get(to.get()).add(planned);
            }
        }
    }

    /** A body is gone through when its loop begins, with all that was decided by then. */
    private void connectBodies(Graph graph) {
        for (int i = 0; i < types.size(); i++) {
            var loop = region(i).map(parent -> byId.get(parent.value()));
            if (loop.isPresent() && loop.get() != i) {
                graph.connect(loop.get(), i);
            }
        }
    }

    /** The loop in whose body it lies; none where what it names as its parent can hold no body, which is found elsewhere. */
    private Optional<NodeId> region(int node) {
        return definition.nodes().get(node).parent().filter(parent -> Optional.ofNullable(byId.get(parent.value()))
                .flatMap(types::get)
                .filter(type -> type.spec().holdsBody())
                .isPresent());
    }

    private boolean sameRegion(int from, int to, String field) {
        var around = region(from);
        boolean same = around.equals(region(to));
        if (!same) {
            findings.add(
                    field,
                    "leads " + around.map(loop -> "out of the loop " + loop).orElse("into a loop")
                            + ": connect the loop itself, or nodes of one body");
        }
        return same;
    }

    private Optional<Integer> end(String id, String field) {
        var node = Optional.ofNullable(byId.get(id));
        if (node.isEmpty()) {
            findings.add(field, "there is no node " + id + Spelling.hint(id, byId.keySet()));
        }
        return node;
    }

    /** Names every cycle at the last written of its edges. False where there was one. */
    private boolean breakCycles(Graph graph) {
        int found = 0;
        for (var cycle = graph.cycle(); !cycle.isEmpty() && found < CYCLES; cycle = graph.cycle()) {
            found++;
            breakCycle(graph, cycle);
        }
        return found == 0;
    }

    private void breakCycle(Graph graph, List<Integer> cycle) {
        var ids =
                cycle.stream().map(i -> definition.nodes().get(i).id().value()).toList();
        var places = new HashMap<String, Integer>();
        ids.forEach(id -> places.put(id, places.size()));
        int last = 0;
        for (int i = 0; i < definition.edges().size(); i++) {
            var edge = definition.edges().get(i);
            int at = places.getOrDefault(edge.from().value(), -1);
            if (at >= 0 && ids.get((at + 1) % ids.size()).equals(edge.to().value())) {
                last = i;
                graph.disconnect(cycle.get(at), cycle.get((at + 1) % ids.size()));
            }
        }
        var way = Stream.concat(ids.stream().limit(20), Stream.of(ids.size() > 20 ? "…" : ids.getFirst()));
        findings.add(
                "edges[" + last + "]",
                "closes a cycle: " + way.collect(Collectors.joining(" → "))
                        + loop.map(type -> "; use a node of the type " + type + " to repeat")
                                .orElse("; edges lead forward only"));
    }

    private void checkErrorRoutes() {
        for (int i = 0; i < types.size(); i++) {
            var node = definition.nodes().get(i);
            boolean hasRoute = out.get(i).stream().anyMatch(edge -> edge.on().equals(Ports.ERROR));
            if (node.onError() == OnError.ROUTE && !hasRoute) {
                findings.add("nodes[" + i + "].onError", "route needs an edge with on: error that leaves " + node.id());
            }
            if (node.onError() != OnError.ROUTE && hasRoute) {
                findings.add(
                        "nodes[" + i + "].onError", "must be route, as an edge with on: error leaves " + node.id());
            }
            checkContinue(i, node);
        }
    }

    /** A body begins with nodes that nothing leads to; elsewhere an edge was forgotten. */
    private void warnOfForgotten() {
        var led = definition.edges().stream().map(EdgeDefinition::to).collect(Collectors.toSet());
        for (int i = 0; i < types.size(); i++) {
            var node = definition.nodes().get(i);
            boolean isForgotten = types.get(i).isPresent()
                    && !ports.isTrigger(i)
                    && node.parent().isEmpty();
            if (isForgotten && !led.contains(node.id())) {
                findings.warn(
                        "nodes[" + i + "]", "nothing leads to " + node.id() + ": it is skipped. Add an edge to it");
            }
        }
    }

    private void checkContinue(int i, NodeDefinition node) {
        boolean goesOn = types.get(i).isEmpty() || ports.of(i).contains(Ports.MAIN);
        if (node.onError() == OnError.CONTINUE && !goesOn) {
            findings.add(
                    "nodes[" + i + "].onError",
                    "continue goes on by the port main, which " + node.id() + " does not have: use route");
        }
    }
}
