package reprise.app;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import reprise.core.plan.NodeTypes;
import reprise.language.Language;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.nodes.BuiltinNodes;
import reprise.sdk.JsonText;
import reprise.sdk.NodeType;

/** What this release is made of. */
final class Parts {
    private static final StrictJson JOURNAL = new StrictJson(JsonLimits.JOURNAL);
    private static final NodeTypes BUILTIN = new Builtin(byName());

    static JsonText json() {
        return Language.json();
    }

    /** Reads whatever the journal may hold, which is more than the door lets in. */
    static StrictJson journalJson() {
        return JOURNAL;
    }

    static NodeTypes nodeTypes() {
        return BUILTIN;
    }

    private static Map<String, NodeType<?>> byName() {
        var types = new LinkedHashMap<String, NodeType<?>>();
        BuiltinNodes.all(Language.json()).forEach(type -> types.put(type.spec().type(), type));
        return types;
    }

    private record Builtin(Map<String, NodeType<?>> types) implements NodeTypes {
        @Override
        public Optional<NodeType<?>> find(String type) {
            return Optional.ofNullable(types.get(type));
        }

        @Override
        public Collection<NodeType<?>> all() {
            return types.values();
        }
    }

    private Parts() {}
}
