package reprise.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import reprise.core.NodeId;
import reprise.core.execution.Scope;
import reprise.core.execution.StepState;
import reprise.sdk.Json;

/** The steps of a region as they stand in a state: by node, in the order heard of. */
final class ScopeFormat {

    static Map<String, Json> write(Scope scope) {
        var members = new LinkedHashMap<String, Json>();
        scope.steps().forEach((node, state) -> members.put(node.value(), StepStateFormat.write(state)));
        return members;
    }

    static Scope read(MemberReader in, Map<String, Json> members) {
        var steps = new LinkedHashMap<NodeId, StepState>();
        members.forEach((node, state) -> steps.put(new NodeId(node), StepStateFormat.read(in.within(state))));
        return new Scope(steps);
    }

    private ScopeFormat() {}
}
