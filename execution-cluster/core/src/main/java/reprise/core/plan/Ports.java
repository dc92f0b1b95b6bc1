package reprise.core.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import reprise.core.definition.Definition;
import reprise.core.definition.EdgeDefinition;
import reprise.core.definition.Findings;
import reprise.sdk.NodeType;
import reprise.sdk.TriggerNode;
import reprise.sdk.config.Spelling;

/** Where the flow can leave each node. */
final class Ports {
    static final String ERROR = "error";
    static final String MAIN = "main";

    /** Of more ports than these it is told how many there are. */
    private static final int NAMED = 10;

    private final Definition definition;
    private final List<Optional<NodeType<?>>> types;
    private final Findings findings;
    private final Map<Integer, SequencedSet<String>> known = new HashMap<>();

    Ports(Definition definition, List<Optional<NodeType<?>>> types, Findings findings) {
        this.definition = definition;
        this.types = types;
        this.findings = findings;
    }

    boolean isTrigger(int node) {
        return types.get(node).filter(TriggerNode.class::isInstance).isPresent();
    }

    /** For ordinary results, by its configuration as written. Only where its type is known. */
    SequencedSet<String> of(int node) {
        return known.computeIfAbsent(
                node,
                _ -> new LinkedHashSet<>(types.get(node)
                        .orElseThrow()
                        .spec()
                        .ports()
                        .apply(definition.nodes().get(node).config())));
    }

    /** The port of that node by which the edge is taken; a problem where there is none such. */
    Optional<String> of(EdgeDefinition edge, int node, String field) {
        if (types.get(node).isEmpty()) {
            return Optional.empty();
        }
        var ports = of(node);
        if (edge.on().isEmpty()) {
            return usual(ports, edge, field);
        }
        if (ports.contains(edge.on()) || edge.on().equals(ERROR) && !isTrigger(node)) {
            return Optional.of(edge.on());
        }
        findings.add(
                field + ".on",
                edge.from() + " has no port " + edge.on() + ": it leaves by " + among(ports)
                        + Spelling.hint(edge.on(), ports));
        return Optional.empty();
    }

    private Optional<String> usual(SequencedSet<String> ports, EdgeDefinition edge, String field) {
        if (ports.contains(MAIN)) {
            return Optional.of(MAIN);
        }
        if (ports.size() == 1) {
            return Optional.of(ports.getFirst());
        }
        findings.add(
                field,
                ports.isEmpty()
                        ? edge.from() + " ends the execution: nothing can follow it"
                        : "must say on: " + among(ports) + ", the ports of " + edge.from());
        return Optional.empty();
    }

    private static String among(SequencedSet<String> ports) {
        if (ports.isEmpty()) {
            return "none";
        }
        if (ports.size() == 1) {
            return ports.getFirst();
        }
        var named = ports.stream().limit(Math.min(NAMED, ports.size() - 1)).collect(Collectors.joining(", "));
        return ports.size() <= NAMED + 1
                ? named + " or " + ports.getLast()
                : named + " or one of " + (ports.size() - NAMED) + " more";
    }
}
