package reprise.sdk;

/** Begins an execution; its output is the trigger itself. What makes it fire lives at the door, not in the node. */
public non-sealed interface TriggerNode<C> extends NodeType<C> {}
