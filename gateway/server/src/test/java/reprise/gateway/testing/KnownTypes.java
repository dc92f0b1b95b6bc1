package reprise.gateway.testing;

import java.util.List;
import java.util.Optional;
import reprise.core.plan.NodeTypes;
import reprise.language.Language;
import reprise.nodes.BuiltinNodes;
import reprise.sdk.NodeType;

/** The node types that every server has. */
public record KnownTypes(List<NodeType<?>> all) implements NodeTypes {
    public static final NodeTypes BUILT_IN = new KnownTypes(BuiltinNodes.all(Language.json()));

    @Override
    public Optional<NodeType<?>> find(String name) {
        return all.stream().filter(type -> type.spec().type().equals(name)).findFirst();
    }
}
