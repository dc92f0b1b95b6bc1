package reprise.gateway.executions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import reprise.core.NodeId;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.Outcome;
import reprise.journal.Histories.Numbered;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.LogLine;
import reprise.sdk.LogLine.Level;

/** The log of an execution: what its nodes wrote, and what went wrong with them. */
final class LogLines {

    /** A line, by the number of the event it comes from. */
    record Line(long sequenceNr, ExecutionEvent event, Optional<NodeId> node, Optional<Integer> attempt, LogLine said) {

        JsonObject json() {
            var json = new LinkedHashMap<String, Json>();
            json.put("at", Json.of(event.at().toString()));
            json.put("level", Json.of(said.level().name().toLowerCase(Locale.ROOT)));
            json.put("nodeId", Json.from(node.map(NodeId::value)));
            json.put("attempt", Json.from(attempt));
            json.put("message", Json.of(said.message()));
            json.put("data", said.data());
            json.put("sequenceNr", Json.of(sequenceNr));
            return new JsonObject(json);
        }
    }

    static Stream<Line> of(List<Numbered<ExecutionEvent>> history) {
        return history.stream().flatMap(event -> line(event.sequenceNr(), event.event()).stream());
    }

    private static Optional<Line> line(long sequenceNr, ExecutionEvent event) {
        return switch (event) {
            case Logged e ->
                Optional.of(new Line(sequenceNr, e, Optional.of(e.node()), Optional.of(e.attempt()), e.line()));
            case NodeRetryScheduled e ->
                Optional.of(new Line(
                        sequenceNr,
                        e,
                        Optional.of(e.node()),
                        Optional.of(e.attempt()),
                        failure(Level.WARN, e.failure(), "; next attempt at " + e.dueAt())));
            case NodeFailed e ->
                Optional.of(new Line(
                        sequenceNr,
                        e,
                        Optional.of(e.node()),
                        Optional.of(e.attempt()),
                        failure(e.port().isPresent() ? Level.WARN : Level.ERROR, e.failure(), "")));
            case Ended e -> ending(sequenceNr, e);
            case Started _, NodeStarted _, NodeCompleted _, NodeWaiting _, NodeSkipped _, Responded _ ->
                Optional.empty();
        };
    }

    /** An ending that no node is to blame for. */
    private static Optional<Line> ending(long sequenceNr, Ended ended) {
        return switch (ended.outcome()) {
            case Outcome.Failed failed
            when failed.node().isEmpty() ->
                Optional.of(new Line(
                        sequenceNr,
                        ended,
                        Optional.empty(),
                        Optional.empty(),
                        failure(Level.ERROR, failed.failure(), "")));
            case Outcome.Cancelled cancelled ->
                Optional.of(new Line(
                        sequenceNr,
                        ended,
                        Optional.empty(),
                        Optional.empty(),
                        new LogLine(Level.WARN, "cancelled: " + cancelled.reason(), Json.NULL)));
            case Outcome.Failed _, Outcome.Completed _ -> Optional.empty();
        };
    }

    private static LogLine failure(Level level, Failure failure, String next) {
        return new LogLine(level, failure.code() + ": " + failure.message() + next, failure.details());
    }

    private LogLines() {}
}
