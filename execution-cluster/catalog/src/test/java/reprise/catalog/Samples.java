package reprise.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reprise.core.definition.Definition;
import reprise.core.definition.DefinitionReader;
import reprise.core.definition.Reading.Read;
import reprise.core.definition.SourceText;
import reprise.core.plan.NodeTypes;
import reprise.language.Language;
import reprise.nodes.BuiltinNodes;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeType;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.TriggerNode;

/** Small workflows, and the node types they are made of. */
final class Samples {

    record Child(String workflowId) {}

    private static final NodeType<?> SUBWORKFLOW = new PureNode<Child>() {
        @Override
        public NodeSpec<Child> spec() {
            return NodeSpec.of("subworkflow", Child.class);
        }

        @Override
        public Step evaluate(Child child, Input input, Instant now) {
            throw new UnsupportedOperationException("workflows are not run here");
        }
    };

    record Hook(Optional<String> method, List<String> methods, Optional<String> path) {}

    /** One with no rules of its own about paths: they are the catalog's. */
    private static final TriggerNode<Hook> WEBHOOK = () -> NodeSpec.of("webhook", Hook.class);

    static final NodeTypes NODE_TYPES =
            new Types(Stream.concat(Stream.of(WEBHOOK, SUBWORKFLOW), BuiltinNodes.all(Language.json()).stream())
                    .collect(Collectors.toMap(type -> type.spec().type(), type -> type, (first, _) -> first)));

    private record Types(Map<String, NodeType<?>> byName) implements NodeTypes {
        @Override
        public Optional<NodeType<?>> find(String type) {
            return Optional.ofNullable(byName.get(type));
        }

        @Override
        public java.util.Collection<NodeType<?>> all() {
            return byName.values();
        }
    }

    /** A workflow of these nodes; where there are none, it is started by hand. */
    static SourceText named(String name, Json... nodes) {
        return SourceText.of(json(name, nodes));
    }

    static JsonObject json(String name, Json... nodes) {
        var all = nodes.length == 0 ? List.of(node("start", "manual", Json.object())) : List.of(nodes);
        return Json.object("name", name, "nodes", all);
    }

    /** One that cannot be run. */
    static byte[] broken() {
        return Language.json().writeBytes(json("Broken", node("a", "unheard_of", Json.object())));
    }

    static Json webhook(String id, String method, String path) {
        return node(id, "webhook", Json.object("method", method, "path", path));
    }

    static Json node(String id, String type, Json config) {
        return Json.object("id", id, "type", type, "config", config);
    }

    static Definition definition(SourceText source) {
        if (DefinitionReader.read(source) instanceof Read(var definition)) {
            return definition;
        }
        throw new AssertionError("not a definition: " + DefinitionReader.read(source));
    }

    private Samples() {}
}
