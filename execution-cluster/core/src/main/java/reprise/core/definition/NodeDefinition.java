package reprise.core.definition;

import java.time.Duration;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.sdk.Json.JsonObject;

/**
 * One step of a workflow.
 *
 * @param config as written, expressions included
 * @param disabled it passes its input on and does nothing
 * @param timeout of one attempt; empty: the type's own
 */
public record NodeDefinition(
        NodeId id,
        String type,
        String name,
        String notes,
        JsonObject config,
        Optional<Position> position,
        Optional<NodeId> parent,
        boolean disabled,
        RetryPolicy retry,
        Optional<Duration> timeout,
        OnError onError) {

    /** The same, configured otherwise. */
    public NodeDefinition with(JsonObject other) {
        return new NodeDefinition(id, type, name, notes, other, position, parent, disabled, retry, timeout, onError);
    }

    /** Where the editor draws it. */
    public record Position(double x, double y) {}

    /** What a failure that is out of retries does to the execution. */
    public enum OnError {
        /** It ends as failed. */
        FAIL,
        /** It goes on by the node's ordinary port, the failure as output. */
        CONTINUE,
        /** It goes on by the edges with {@code on: error}, the failure as output. */
        ROUTE
    }
}
