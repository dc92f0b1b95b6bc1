package reprise.core.definition;

import reprise.core.NodeId;

/** The flow from one node to another, when the first leaves by port {@code on}. */
public record EdgeDefinition(NodeId from, NodeId to, String on) {}
