package reprise.catalog;

import java.util.SequencedSet;
import reprise.core.NodeId;

/**
 * Where one webhook can be called.
 *
 * @param path from the root of the server, as it stands in a URL but for its parameters: {@code /hooks/orders/:id}
 * @param own whether it is the workflow's unguessable one: whoever sees it may start the workflow
 */
public record HookAddress(NodeId node, SequencedSet<String> methods, String path, boolean own) {}
