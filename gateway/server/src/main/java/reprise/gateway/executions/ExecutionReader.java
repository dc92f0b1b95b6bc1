package reprise.gateway.executions;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import reprise.catalog.Plans;
import reprise.core.ExecutionId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.journal.DamagedHistory;
import reprise.journal.Histories;
import reprise.journal.Histories.Numbered;

/** Reads single executions from the journal, never from a read model: what one has just started is there. Blocks. */
public final class ExecutionReader {
    private static final int ALL = Integer.MAX_VALUE;

    private final Histories histories;
    private final Plans plans;

    public ExecutionReader(Histories histories, Plans plans) {
        this.histories = histories;
        this.plans = plans;
    }

    /** As it is now; empty where that workspace has no such execution. */
    public Optional<ExecutionRecord> now(WorkspaceId workspace, ExecutionId id) {
        return at(workspace, id, ALL);
    }

    /** As it was right after the event {@code sequenceNr}, from 1; beyond the last event: as it is now. */
    public Optional<ExecutionRecord> at(WorkspaceId workspace, ExecutionId id, int sequenceNr) {
        return folded(workspace, id, sequenceNr)
                .filter(found -> found.first() instanceof Started started
                        && started.workspace().equals(workspace))
                .map(found -> new ExecutionRecord(
                        plans.load(((Started) found.first()).plan()),
                        found.execution(),
                        histories.valuesOf(id),
                        found.sequenceNr()));
    }

    /** What a history adds up to, up to an event, without keeping its events. */
    private record Folded(ExecutionEvent first, Execution execution, long sequenceNr) {

        Folded after(Numbered<ExecutionEvent> event) {
            return new Folded(first, Execution.apply(execution, event.event()), event.sequenceNr());
        }
    }

    /** That it is damaged is told to those it belongs to. */
    private Optional<Folded> folded(WorkspaceId workspace, ExecutionId id, int sequenceNr) {
        var folded = new AtomicReference<Optional<Folded>>(Optional.empty());
        try {
            histories.each(
                    id,
                    0,
                    sequenceNr,
                    event -> folded.updateAndGet(
                            before -> Optional.of(before.orElseGet(() -> new Folded(event.event(), Execution.NONE, 0))
                                    .after(event))));
        } catch (DamagedHistory damaged) {
            if (exists(workspace, id)) {
                throw damaged;
            }
            return Optional.empty();
        }
        return folded.get();
    }

    /** Whether that workspace has such an execution. */
    public boolean exists(WorkspaceId workspace, ExecutionId id) {
        return histories
                .first(id)
                .filter(first ->
                        first instanceof Started started && started.workspace().equals(workspace))
                .isPresent();
    }
}
