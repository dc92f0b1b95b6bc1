package reprise.core.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reprise.core.NodeId;
import reprise.sdk.Json.JsonBoolean;

/** Reads edges, in our own spelling and in that of graph editors. */
final class EdgeReader {
    private static final int TEXT = 200;

    /** How a graph editor shows an edge: of no meaning here. */
    private static final Set<String> SHOWN = Set.of(
            "id",
            "type",
            "label",
            "animated",
            "style",
            "className",
            "selected",
            "selectable",
            "deletable",
            "hidden",
            "zIndex",
            "markerStart",
            "markerEnd",
            "targetHandle",
            "data",
            "interactionWidth",
            "reconnectable");

    static List<EdgeDefinition> edges(List<Written> items) {
        var edges = new ArrayList<EdgeDefinition>();
        for (var item : items) {
            item.fields().flatMap(EdgeReader::edge).ifPresent(edges::add);
        }
        return List.copyOf(edges);
    }

    private static Optional<EdgeDefinition> edge(Fields fields) {
        fields.ignore(SHOWN);
        var from = fields.need("from", "from", "source").text(TEXT);
        var to = fields.need("to", "to", "target").text(TEXT);
        var on = fields.take("on", "sourceHandle", "action")
                .flatMap(EdgeReader::port)
                .orElse("");
        fields.refuseOthers();
        return from.isPresent() && to.isPresent()
                ? Optional.of(new EdgeDefinition(new NodeId(from.get()), new NodeId(to.get()), on))
                : Optional.empty();
    }

    /** YAML reads {@code on: true} as a truth value; the port is called by its text. */
    private static Optional<String> port(Written given) {
        return given.value() instanceof JsonBoolean(var flag) ? Optional.of(String.valueOf(flag)) : given.text(TEXT);
    }

    private EdgeReader() {}
}
