package reprise.gateway.executions;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import reprise.core.StepId;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.Outcome;
import reprise.core.value.Value;
import reprise.core.value.Values;
import reprise.journal.Histories.Numbered;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.LogLine.Level;

/** The log of an execution: what its steps wrote, and what went wrong with them. */
final class LogLines {

    /** A line, by the number of the event it comes from. */
    record Line(
            long sequenceNr,
            ExecutionEvent event,
            Optional<StepId> step,
            Optional<Integer> attempt,
            Level level,
            String message,
            Value data) {

        /** @param values finds the data where they lie beside the event */
        JsonObject json(Values values) {
            var json = new LinkedHashMap<String, Json>();
            json.put("at", Json.of(event.at().toString()));
            json.put("level", Json.of(level.name().toLowerCase(Locale.ROOT)));
            json.put("nodeId", Json.from(step.map(at -> at.node().value())));
            step.filter(at -> !at.rounds().isEmpty()).ifPresent(at -> json.put("iteration", Json.from(at.iteration())));
            json.put("attempt", Json.from(attempt));
            json.put("message", Json.of(message));
            json.put("data", values.json(data));
            json.put("sequenceNr", Json.of(sequenceNr));
            return new JsonObject(json);
        }
    }

    static Optional<Line> of(Numbered<ExecutionEvent> event) {
        return line(event.sequenceNr(), event.event());
    }

    private static Optional<Line> line(long sequenceNr, ExecutionEvent event) {
        return switch (event) {
            case Logged e ->
                Optional.of(new Line(
                        sequenceNr,
                        e,
                        Optional.of(e.step()),
                        Optional.of(e.attempt()),
                        e.level(),
                        e.message(),
                        e.data()));
            case NodeRetryScheduled e ->
                Optional.of(failure(
                        sequenceNr,
                        e,
                        Optional.of(e.step()),
                        Optional.of(e.attempt()),
                        Level.WARN,
                        e.failure(),
                        "; next attempt at " + e.dueAt()));
            case NodeFailed e ->
                Optional.of(failure(
                        sequenceNr,
                        e,
                        Optional.of(e.step()),
                        Optional.of(e.attempt()),
                        e.port().isPresent() ? Level.WARN : Level.ERROR,
                        e.failure(),
                        ""));
            case Ended e -> ending(sequenceNr, e);
            case ExecutionEvent _ -> Optional.empty();
        };
    }

    /** An ending that no step is to blame for. */
    private static Optional<Line> ending(long sequenceNr, Ended ended) {
        return switch (ended.outcome()) {
            case Outcome.Failed failed
            when failed.step().isEmpty() ->
                Optional.of(failure(
                        sequenceNr, ended, Optional.empty(), Optional.empty(), Level.ERROR, failed.failure(), ""));
            case Outcome.Cancelled cancelled ->
                Optional.of(new Line(
                        sequenceNr,
                        ended,
                        Optional.empty(),
                        Optional.empty(),
                        Level.WARN,
                        "cancelled: " + cancelled.reason(),
                        Value.NULL));
            case Outcome.Failed _, Outcome.Completed _ -> Optional.empty();
        };
    }

    private static Line failure(
            long sequenceNr,
            ExecutionEvent event,
            Optional<StepId> step,
            Optional<Integer> attempt,
            Level level,
            Failure failure,
            String next) {
        var message = failure.code() + ": " + failure.message() + next;
        return new Line(sequenceNr, event, step, attempt, level, message, Value.of(failure.details()));
    }

    private LogLines() {}
}
