package reprise.core.execution;

import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.None;
import reprise.core.execution.Execution.Over;

/** How an execution stands, in one word. */
public enum ExecutionStatus {
    RUNNING,
    /** Nothing is being done: it sleeps until a time or for somebody. A step that will be retried counts as running. */
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
            case Active active when active.paused() -> PAUSED;
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
        return active.root().all().anyMatch(step -> isAsleep(step.state()))
                && active.root().all().noneMatch(step -> isAtWork(step.state()));
    }

    private static boolean isAsleep(StepState state) {
        return state instanceof StepState.Waiting || state instanceof StepState.Calling calling && calling.started();
    }

    private static boolean isAtWork(StepState state) {
        return switch (state) {
            case StepState.Running _, StepState.Retrying _, StepState.Reopened _ -> true;
            case StepState.Calling calling -> !calling.started();
            case StepState.Waiting _, StepState.Looping _ -> false;
            case StepState.Completed _, StepState.Failed _, StepState.Skipped _, StepState.Cancelled _ -> false;
        };
    }
}
