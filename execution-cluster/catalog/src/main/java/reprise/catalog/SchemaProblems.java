package reprise.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import reprise.core.definition.Definition;
import reprise.core.definition.NodeDefinition;
import reprise.core.definition.Problem;
import reprise.language.schema.JsonSchemas;

/** Schemas in a definition that are none: they would let nothing in, or everything. */
final class SchemaProblems {
    private static final JsonSchemas SCHEMAS = new JsonSchemas();

    /** Where each trigger type keeps the schema of what it takes. */
    private static final Map<String, String> FIELDS = Map.of("webhook", "bodySchema", "manual", "inputSchema");

    static List<Problem> of(Definition definition) {
        return IntStream.range(0, definition.nodes().size())
                .mapToObj(i -> problem(i, definition.nodes().get(i)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Problem> problem(int index, NodeDefinition node) {
        var field = Optional.ofNullable(FIELDS.get(node.type()));
        return field.flatMap(node.config()::get).flatMap(schema -> {
            try {
                SCHEMAS.compile(schema);
                return Optional.empty();
            } catch (IllegalArgumentException wrong) {
                return Optional.of(new Problem(
                        "nodes[" + index + "].config." + field.get(), wrong.getMessage(), Optional.empty()));
            }
        });
    }

    private SchemaProblems() {}
}
