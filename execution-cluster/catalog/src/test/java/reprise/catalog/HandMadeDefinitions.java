package reprise.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.definition.Definition;
import reprise.core.definition.NodeDefinition;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.definition.Problem;
import reprise.core.definition.RetryPolicy;
import reprise.core.definition.Settings;
import reprise.core.plan.Compilation;
import reprise.core.plan.Plan;
import reprise.core.plan.PlanNode;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.NodeSpec;
import reprise.sdk.TriggerNode;

/** Definitions without a language: enough of one to test what the catalog does with them. */
final class HandMadeDefinitions implements Definitions {

    record Hook(String method, List<String> methods, Optional<String> path) {}

    private static final TriggerNode<Hook> WEBHOOK = () -> NodeSpec.of("webhook", Hook.class);

    private final List<Definition> written = new ArrayList<>();

    static Definition named(String name, NodeDefinition... nodes) {
        return new Definition(name, "", List.of(), Map.of(), List.of(nodes), List.of(), NO_SETTINGS, Map.of());
    }

    static final Settings NO_SETTINGS =
            new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static NodeDefinition webhook(String id, String method, String path) {
        return node(id, "webhook", Json.object("method", method, "path", path));
    }

    static NodeDefinition node(String id, String type, JsonObject config) {
        return new NodeDefinition(
                new NodeId(id),
                type,
                "",
                "",
                config,
                Optional.empty(),
                Optional.empty(),
                false,
                RetryPolicy.NONE,
                Optional.empty(),
                OnError.FAIL);
    }

    @Override
    public synchronized byte[] write(Definition definition) {
        written.add(definition);
        return String.valueOf(written.size() - 1).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized Definition read(byte[] bytes) {
        return written.get(Integer.parseInt(new String(bytes, StandardCharsets.UTF_8)));
    }

    @Override
    public Json json(Definition definition) {
        return Json.object("name", definition.name());
    }

    @Override
    public Compilation compile(PlanId id, Definition definition) {
        if (definition.name().isEmpty()) {
            return new Compilation.Refused(List.of(new Problem("name", "is required", Optional.empty())));
        }
        var nodes = IntStream.range(0, definition.nodes().size())
                .mapToObj(i -> new PlanNode(definition.nodes().get(i), WEBHOOK, null, i, List.of(), List.of()))
                .toList();
        var byId = nodes.stream()
                .collect(Collectors.toMap(PlanNode::id, node -> node, (one, _) -> one, LinkedHashMap::new));
        return new Compilation.Ready(new Plan(id, definition, nodes, byId, Json.EMPTY_OBJECT));
    }
}
