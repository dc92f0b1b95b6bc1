package reprise.views.executions;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.ExecutionEvent.TaskDone;
import reprise.core.execution.ExecutionStatus;
import reprise.core.execution.Outcome;
import reprise.journal.Entry;
import reprise.journal.tail.PlainText;
import reprise.views.Unsettled;
import reprise.views.executions.ListedExecution.Problem;

/** An execution of the list, with what its next event needs. */
record Tracked(ListedExecution listed, Unsettled unsettled) {
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_MESSAGE = 500;

    static Tracked begun(Entry entry, Started start) {
        var listed = new ListedExecution(
                entry.execution(),
                start.workspace(),
                start.plan(),
                TriggerType.of(start.triggerType()),
                ExecutionStatus.RUNNING,
                stored(start.at()),
                Optional.empty(),
                Optional.empty(),
                entry.sequenceNr());
        return new Tracked(listed, Unsettled.NONE);
    }

    /** What it has taken in already changes nothing. */
    Tracked after(Entry entry) {
        if (entry.sequenceNr() <= listed.sequenceNr()) {
            return this;
        }
        var next = unsettled.after(entry.event());
        return switch (entry.event()) {
            case Ended ended ->
                with(
                        ExecutionStatus.of(ended.outcome()),
                        Optional.of(stored(ended.at())),
                        problem(ended.outcome()),
                        entry.sequenceNr(),
                        next);
            case TaskDone _
            when listed.status().isOver() ->
                with(listed.status(), listed.completedAt(), listed.error(), entry.sequenceNr(), next);
            case ExecutionEvent _ -> with(next.status(), Optional.empty(), Optional.empty(), entry.sequenceNr(), next);
        };
    }

    private Tracked with(
            ExecutionStatus status, Optional<Instant> end, Optional<Problem> error, long sequenceNr, Unsettled next) {
        return new Tracked(
                new ListedExecution(
                        listed.id(),
                        listed.workspace(),
                        listed.plan(),
                        listed.trigger(),
                        status,
                        listed.startedAt(),
                        end,
                        error,
                        sequenceNr),
                next);
    }

    private static Optional<Problem> problem(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed failed ->
                Optional.of(new Problem(
                        PlainText.of(failed.failure().code(), LONGEST_CODE),
                        PlainText.of(failed.failure().message(), LONGEST_MESSAGE)));
            case Outcome.Completed _, Outcome.Cancelled _ -> Optional.empty();
        };
    }

    /** As exact as the table keeps it, so that what is counted from here is what is read from there. */
    private static Instant stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
