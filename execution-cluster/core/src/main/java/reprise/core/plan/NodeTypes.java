package reprise.core.plan;

import java.util.Collection;
import java.util.Optional;
import reprise.sdk.NodeType;

/** The node types that workflows can use on this node of the cluster. */
public interface NodeTypes {

    Optional<NodeType<?>> find(String type);

    /** In the order they are shown. */
    Collection<NodeType<?>> all();
}
