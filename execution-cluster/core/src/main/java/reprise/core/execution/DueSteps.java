package reprise.core.execution;

import java.util.Optional;
import reprise.core.execution.Execution.Active;
import reprise.sdk.Failure;

/** What time alone brings about. */
final class DueSteps {

    /** What time alone has brought about. While it is paused only the time-out of the whole counts. */
    static void take(Draft draft, Active a) {
        var now = draft.now();
        if (a.ending().isEmpty()
                && a.deadline().filter(end -> !end.isAfter(now)).isPresent()) {
            var failure = Failure.permanent("EXECUTION_TIMEOUT", "the execution took longer than settings.timeout");
            draft.end(new Outcome.Failed(failure, Optional.empty()), Cause.UNKNOWN);
        }
        if (draft.isOver() || draft.active().paused()) {
            return;
        }
        var attempting = new Attempting(draft);
        a.root().all().forEach(step -> {
            if (draft.isFull() || !draft.active().root().isAlive(step.id().rounds())) {
                return; // what was due before has ended it, or is enough for once
            }
            switch (step.state()) {
                case StepState.Waiting waiting
                when waiting.until().filter(until -> !until.isAfter(now)).isPresent() && !isHeard(draft, waiting) ->
                    attempting.wakeUp(step.id(), waiting);
                case StepState.Retrying retrying when !retrying.dueAt().isAfter(now) -> attempting.make(step.id());
                case StepState _ -> {}
            }
        });
    }

    /** Whether what it waits for came in time, and was only not looked at yet. */
    private static boolean isHeard(Draft draft, StepState.Waiting waiting) {
        return waiting.signal().flatMap(draft.active()::signal).isPresent();
    }

    private DueSteps() {}
}
