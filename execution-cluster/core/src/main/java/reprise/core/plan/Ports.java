package reprise.core.plan;

import java.util.List;
import java.util.Optional;
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

    private final Definition definition;
    private final List<Optional<NodeType<?>>> types;
    private final Findings findings;

    Ports(Definition definition, List<Optional<NodeType<?>>> types, Findings findings) {
        this.definition = definition;
        this.types = types;
        this.findings = findings;
    }

    boolean isTrigger(int node) {
        return types.get(node).filter(TriggerNode.class::isInstance).isPresent();
    }

    /** For ordinary results, by its configuration as written. Only where its type is known. */
    List<String> of(int node) {
        return types.get(node)
                .orElseThrow()
                .spec()
                .ports()
                .apply(definition.nodes().get(node).config());
    }

    /** The port of that node by which the edge is taken; a problem where there is none such. */
    Optional<String> of(EdgeDefinition edge, int node, String field) {
        if (types.get(node).isEmpty()) {
            return Optional.empty();
        }
        var ports = types.get(node)
                .get()
                .spec()
                .ports()
                .apply(definition.nodes().get(node).config());
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

    private Optional<String> usual(List<String> ports, EdgeDefinition edge, String field) {
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

    private static String among(List<String> ports) {
        if (ports.isEmpty()) {
            return "none";
        }
        int last = ports.size() - 1;
        return last == 0 ? ports.getFirst() : String.join(", ", ports.subList(0, last)) + " or " + ports.get(last);
    }
}
