package reprise.gateway.executions;

import java.util.Optional;
import reprise.core.execution.NodeState;

/** How a node stands, in the contract's words. */
final class NodeStatus {

    /** @param over whether the execution has ended: then what was under way was cancelled, the rest never came to it */
    static String of(Optional<NodeState> state, boolean over) {
        return state.map(known -> switch (known) {
                    case NodeState.Completed _ -> "completed";
                    case NodeState.Failed _ -> "failed";
                    case NodeState.Skipped _ -> "skipped";
                    case NodeState.Running _ -> over ? "cancelled" : "running";
                    case NodeState.Retrying _ -> over ? "cancelled" : "retrying";
                    case NodeState.Waiting _ -> over ? "cancelled" : "waiting";
                })
                .orElse(over ? "skipped" : "pending");
    }

    private NodeStatus() {}
}
