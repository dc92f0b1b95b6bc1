package reprise.core.execution;

import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.None;
import reprise.core.execution.Execution.Over;

/** How an execution stands, in one word. */
public enum ExecutionStatus {
    RUNNING,
    /** Nothing is being done: it sleeps until a time or for somebody. A node that will be retried counts as running. */
    WAITING,
    PAUSED,
    COMPLETED,
    FAILED,
    CANCELLED;

    public boolean isOver() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    public static ExecutionStatus of(Execution execution) {
        return switch (execution) {
            case None _ -> RUNNING;
            case Active active -> sleeps(active) ? WAITING : RUNNING;
            case Over over -> of(over.outcome());
        };
    }

    public static ExecutionStatus of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _ -> COMPLETED;
            case Outcome.Failed _ -> FAILED;
            case Outcome.Cancelled _ -> CANCELLED;
        };
    }

    private static boolean sleeps(Active active) {
        boolean waits = false;
        for (var state : active.nodes().values()) {
            switch (state) {
                case NodeState.Running _, NodeState.Retrying _ -> {
                    return false;
                }
                case NodeState.Waiting _ -> waits = true;
                case NodeState.Completed _, NodeState.Failed _, NodeState.Skipped _ -> {}
            }
        }
        return waits;
    }
}
