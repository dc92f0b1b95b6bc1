package reprise.views.due;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import reprise.core.ExecutionId;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Reopened;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.journal.Entry;
import reprise.views.Unsettled;

/**
 * An execution that has not ended, as far as is needed to know when to look at it.
 *
 * @param seen the time of the last event taken in now: one that lost its node long ago is looked at at once
 */
record Unfinished(ExecutionId id, Optional<Instant> deadline, Instant seen, long sequenceNr, Unsettled unsettled) {

    static Unfinished unknown(ExecutionId id) {
        return new Unfinished(id, Optional.empty(), Instant.EPOCH, 0, Unsettled.NONE);
    }

    /** What it has taken in already changes nothing. */
    Unfinished after(Entry entry) {
        if (entry.sequenceNr() <= sequenceNr) {
            return this;
        }
        var due =
                switch (entry.event()) {
                    case Started start -> start.deadline().map(Unfinished::stored);
                    case Reopened reopened -> reopened.deadline().map(Unfinished::stored);
                    case Ended _ -> Optional.<Instant>empty(); // what it owes to others has no time-out
                    case ExecutionEvent _ -> deadline;
                };
        var seen = stored(entry.event().at());
        return new Unfinished(id, due, seen, entry.sequenceNr(), unsettled.after(entry.event()));
    }

    Reason reason() {
        if (unsettled.inFlight()) {
            return Reason.ATTEMPT;
        }
        boolean waits = unsettled.paused() || unsettled.sleeps();
        if (waits && timer().isEmpty()) {
            return Reason.SIGNAL;
        }
        return waits || unsettled.nextTimer().isPresent() ? Reason.TIMER : Reason.IDLE;
    }

    /** When something must happen by itself. */
    Optional<Instant> timer() {
        return Stream.concat(unsettled.nextTimer().stream(), deadline.stream()).min(Instant::compareTo);
    }

    private static Instant stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
