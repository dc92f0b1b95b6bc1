package reprise.core.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.definition.Definition;
import reprise.core.definition.Findings;
import reprise.sdk.NodeType;
import reprise.sdk.TriggerNode;

/** Which node lies in the body of which: parents exist, can hold a body, and do not hold one another. */
final class Parents {
    private static final int DEEPEST = 8;

    private final Definition definition;
    private final List<Optional<NodeType<?>>> types;
    private final Findings findings;
    private final Map<NodeId, Integer> byId = new HashMap<>();

    private Parents(Definition definition, List<Optional<NodeType<?>>> types, Findings findings) {
        this.definition = definition;
        this.types = types;
        this.findings = findings;
        for (int i = 0; i < types.size(); i++) {
            byId.putIfAbsent(definition.nodes().get(i).id(), i);
        }
    }

    static void check(Definition definition, List<Optional<NodeType<?>>> types, Findings findings) {
        var parents = new Parents(definition, types, findings);
        for (int i = 0; i < types.size(); i++) {
            parents.check(i);
        }
    }

    private void check(int node) {
        var parent = definition.nodes().get(node).parent();
        if (parent.isPresent()) {
            checkParent(parent.get(), node, "nodes[" + node + "].parent");
        }
        if (isBodyMissing(node)) {
            findings.add(
                    "nodes[" + node + "]",
                    "has no body: give other nodes parent: "
                            + definition.nodes().get(node).id());
        }
    }

    private void checkParent(NodeId parent, int node, String field) {
        var found = byId.get(parent);
        if (found == null) {
            findings.add(field, "there is no node " + parent);
        } else if (types.get(found).isPresent() && !holdsBody(found)) {
            findings.add(
                    field, parent + " is a " + definition.nodes().get(found).type() + " node, which holds no others");
        } else if (types.get(node).filter(TriggerNode.class::isInstance).isPresent()) {
            findings.add(field, "a trigger begins the whole execution: it cannot lie in a loop");
        } else {
            checkDepth(node, field);
        }
    }

    private void checkDepth(int node, String field) {
        var seen = new HashSet<NodeId>();
        var at = Optional.of(definition.nodes().get(node).id());
        while (at.isPresent() && byId.containsKey(at.get())) {
            if (!seen.add(at.get())) {
                findings.add(field, "closes a circle: a loop cannot lie in its own body");
                return;
            }
            at = definition.nodes().get(byId.get(at.get())).parent();
        }
        if (seen.size() > DEEPEST + 1) {
            findings.add(field, "lies in more than " + DEEPEST + " loops");
        }
    }

    private boolean isBodyMissing(int node) {
        var id = definition.nodes().get(node).id();
        return types.get(node).isPresent()
                && holdsBody(node)
                && definition.nodes().stream()
                        .noneMatch(other -> other.parent().filter(id::equals).isPresent());
    }

    private boolean holdsBody(int node) {
        return types.get(node).orElseThrow().spec().holdsBody();
    }
}
