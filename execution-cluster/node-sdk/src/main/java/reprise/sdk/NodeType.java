package reprise.sdk;

/** A kind of node that workflows can be made of. Stateless: one instance serves every execution. */
public sealed interface NodeType<C> permits TriggerNode, PureNode, WorkerNode {

    /** What it is called, how it is configured, where it can lead, and what people should know of it. */
    NodeSpec<C> spec();
}
