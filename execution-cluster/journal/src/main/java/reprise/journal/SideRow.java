package reprise.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reprise.core.ExecutionId;
import reprise.core.WorkflowId;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Started;

/**
 * What the journal's writer keeps beside events, so that it can be asked for without reading histories. It follows from
 * the event alone and is written in the same statement: it is there exactly when the event is.
 */
sealed interface SideRow {

    /**
     * The key of a start, which one execution can have at a time: where another has it, nothing of the append is written.
     *
     * @param keyHash stands for the key, whose text may be long, or such as PostgreSQL does not keep
     */
    record TakenKey(
            WorkflowId workflow,
            String keyHash,
            ExecutionId execution,
            Optional<String> fingerprint,
            Instant takenAt,
            Optional<Instant> until)
            implements SideRow {}

    static List<SideRow> of(List<ExecutionEvent> events) {
        return events.stream().flatMap(SideRow::of).toList();
    }

    private static Stream<SideRow> of(ExecutionEvent event) {
        return event instanceof Started started
                ? started.key().stream()
                        .map(key -> new TakenKey(
                                started.plan().workflow(),
                                Sha256.hex(key.key()),
                                started.id(),
                                key.fingerprint(),
                                started.at(),
                                key.until()))
                : Stream.empty();
    }
}
