package reprise.gateway.executions;

import java.util.Optional;
import reprise.core.execution.StepState;

/** How a node stands, in the contract's words. */
final class NodeStatus {

    /** @param over whether the execution has ended: then what has no state never came to it */
    static String of(Optional<StepState> state, boolean over) {
        return state.map(known -> switch (known) {
                    case StepState.Completed _ -> "completed";
                    case StepState.Failed _ -> "failed";
                    case StepState.Skipped _ -> "skipped";
                    case StepState.Cancelled _ -> "cancelled";
                    case StepState.Running _, StepState.Looping _ -> "running";
                    case StepState.Retrying _ -> "retrying";
                    case StepState.Waiting _, StepState.Calling _ -> "waiting";
                    case StepState.Reopened _ -> "pending";
                })
                .orElse(over ? "skipped" : "pending");
    }

    private NodeStatus() {}
}
