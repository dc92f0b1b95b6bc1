package reprise.gateway.executions;

import java.util.List;
import java.util.Optional;
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
        var history = history(workspace, id, sequenceNr);
        if (history.isEmpty()
                || !(history.getFirst().event() instanceof Started started)
                || !started.workspace().equals(workspace)) {
            return Optional.empty();
        }
        var execution = Execution.NONE;
        for (var numbered : history) {
            execution = Execution.apply(execution, numbered.event());
        }
        return Optional.of(new ExecutionRecord(
                plans.load(started.plan()),
                execution,
                histories.valuesOf(id),
                history.getLast().sequenceNr()));
    }

    /** That it is damaged is told to those it belongs to. */
    private List<Numbered<ExecutionEvent>> history(WorkspaceId workspace, ExecutionId id, int sequenceNr) {
        try {
            return histories.events(id, 0, sequenceNr);
        } catch (DamagedHistory damaged) {
            if (exists(workspace, id)) {
                throw damaged;
            }
            return List.of();
        }
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
