package reprise.core.definition;

import reprise.core.NodeId;

/**
 * The flow from one node to another, when the first leaves by port {@code on}.
 *
 * @param on empty: the only port that the node has for ordinary results
 */
public record EdgeDefinition(NodeId from, NodeId to, String on) {}
