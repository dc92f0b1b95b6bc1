package reprise.core.execution;

import reprise.core.NodeId;
import reprise.core.value.Value;
import reprise.sdk.Json;

/** What a step left for those after it. What it only passed on is named, not repeated. */
public sealed interface Output {

    record Data(Value value) implements Output {}

    /** The output of that node in the same rounds, unchanged. */
    record Same(NodeId node) implements Output {}

    /** The trigger, unchanged. */
    record Trigger() implements Output {}

    /** The item of the innermost round, unchanged. */
    record Item() implements Output {}

    /** The body of the oldest signal of that name that nothing had waited for; with this it is taken. */
    record OfSignal(String name) implements Output {}

    static Output of(Json json) {
        return new Data(Value.of(json));
    }
}
