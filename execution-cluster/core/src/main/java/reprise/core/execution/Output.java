package reprise.core.execution;

import reprise.core.NodeId;
import reprise.sdk.Json;

/** What a node left for those after it. What it only passed on is named, not repeated. */
public sealed interface Output {

    record Value(Json value) implements Output {}

    /** The output of that node, unchanged. */
    record Same(NodeId node) implements Output {}

    /** The trigger, unchanged. */
    record Trigger() implements Output {}
}
