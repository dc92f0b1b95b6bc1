package reprise.core.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.definition.Definition;
import reprise.core.definition.Findings;
import reprise.core.definition.Param;
import reprise.core.definition.Places;
import reprise.core.definition.SourceText;
import reprise.core.expression.ExpressionLanguage;
import reprise.core.expression.Scope;
import reprise.sdk.Json;
import reprise.sdk.NodeType;
import reprise.sdk.TriggerNode;
import reprise.sdk.config.Misfit;

/** Makes a definition ready to run, or finds everything that keeps it from that. */
public final class PlanCompiler {
    private final Definition definition;
    private final TypeNames names;
    private final ExpressionLanguage language;
    private final Findings findings;
    private final List<Optional<NodeType<?>>> types;

    private PlanCompiler(Definition definition, NodeTypes nodeTypes, ExpressionLanguage language, Findings findings) {
        this.definition = definition;
        this.names = TypeNames.of(nodeTypes);
        this.language = language;
        this.findings = findings;
        this.types = definition.nodes().stream()
                .<Optional<NodeType<?>>>map(node -> nodeTypes.find(node.type()))
                .toList();
    }

    /** @param source the text the definition was read from, for the places of problems */
    public static Compilation compile(
            PlanId id, Definition definition, SourceText source, NodeTypes nodeTypes, ExpressionLanguage language) {
        var findings = new Findings(new Places(source));
        var plan = new PlanCompiler(definition, nodeTypes, language, findings).plan(id);
        return findings.hasErrors()
                ? new Compilation.Refused(findings.all())
                : new Compilation.Ready(plan, findings.all());
    }

    private Plan plan(PlanId id) {
        checkTypes();
        Parents.check(definition, types, findings);
        var wiring = new Wiring(definition, types, names.loop(), findings);
        var configs = configs(wiring);
        Hooks.check(definition, findings);
        if (findings.hasErrors()) {
            return new Plan(id, definition, Region.EMPTY, List.of(), Map.of(), Json.EMPTY_OBJECT);
        }
        var root = region(Optional.empty(), List.of(), wiring, configs);
        var byId = new LinkedHashMap<NodeId, PlanNode>();
        collect(root, byId);
        return new Plan(id, definition, root, List.copyOf(byId.values()), Collections.unmodifiableMap(byId), params());
    }

    private Region region(Optional<NodeId> parent, List<NodeId> loops, Wiring wiring, List<Template> configs) {
        var nodes = new ArrayList<PlanNode>();
        for (int i : wiring.order()) {
            var node = definition.nodes().get(i);
            if (node.parent().equals(parent)) {
                var type = types.get(i).orElseThrow();
                var inner = new ArrayList<>(loops);
                inner.add(node.id());
                var body = type.spec().holdsBody()
                        ? region(Optional.of(node.id()), List.copyOf(inner), wiring, configs)
                        : Region.EMPTY;
                nodes.add(PlanNode.of(node, type, configs.get(i), wiring.in(i), wiring.out(i), loops, body));
            }
        }
        return new Region(List.copyOf(nodes));
    }

    private static void collect(Region region, Map<NodeId, PlanNode> byId) {
        region.nodes().forEach(node -> {
            byId.put(node.id(), node);
            collect(node.body(), byId);
        });
    }

    private void checkTypes() {
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).isEmpty()) {
                var type = definition.nodes().get(i).type();
                findings.add("nodes[" + i + "].type", "there is no node type " + type + names.hint(type));
            }
        }
        boolean unsure = types.stream().anyMatch(Optional::isEmpty);
        if (!unsure && types.stream().noneMatch(type -> type.orElseThrow() instanceof TriggerNode<?>)) {
            findings.add("nodes", "must hold a trigger to start with, such as a webhook or a manual node");
        }
    }

    private List<Template> configs(Wiring wiring) {
        var params = kinds(definition.params());
        var configs = new ArrayList<Template>();
        for (int i = 0; i < types.size(); i++) {
            var way = "nodes[" + i + "].config";
            var config = definition.nodes().get(i).config();
            if (types.get(i).isEmpty()) {
                configs.add(new ConfigTemplate.Constant(config));
                continue;
            }
            var shape = types.get(i).get().spec().shape();
            shape.check(config, language::isTemplate).forEach(misfit -> add(way, misfit));
            var place = new Scope(wiring.upstream(i), wiring.ids(), params, false);
            var scope = definition.nodes().get(i).parent().isPresent() ? place.ofItems() : place;
            configs.add(new ConfigCompiler(language, scope, findings, way).compile(shape, config));
        }
        return configs;
    }

    private static Map<String, String> kinds(Map<String, Param> params) {
        var kinds = new LinkedHashMap<String, String>();
        params.forEach((name, param) -> kinds.put(name, param.type().kind()));
        return kinds;
    }

    private void add(String config, Misfit misfit) {
        findings.add(misfit.path().isEmpty() ? config : config + "." + misfit.path(), misfit.issue());
    }

    private Json params() {
        var params = new LinkedHashMap<String, Json>();
        definition.params().forEach((name, param) -> param.fallback().ifPresent(value -> params.put(name, value)));
        return Json.object(params);
    }
}
