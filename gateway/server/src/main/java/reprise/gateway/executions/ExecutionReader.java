package reprise.gateway.executions;

import java.util.Optional;
import reprise.catalog.Plans;
import reprise.core.ExecutionId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.journal.DamagedHistory;
import reprise.journal.Histories;
import reprise.journal.snapshot.States;

/** Reads single executions from the journal, never from a read model: what one has just started is there. Blocks. */
public final class ExecutionReader {
    private final Histories histories;
    private final States states;
    private final Plans plans;

    public ExecutionReader(Histories histories, States states, Plans plans) {
        this.histories = histories;
        this.states = states;
        this.plans = plans;
    }

    /** As it is now; empty where that workspace has no such execution. */
    public Optional<ExecutionRecord> now(WorkspaceId workspace, ExecutionId id) {
        return at(workspace, id, Integer.MAX_VALUE);
    }

    /**
     * As it was right after the event {@code sequenceNr}, from 1; beyond the last event: as it is now. That its history is
     * damaged is told to those it belongs to.
     */
    public Optional<ExecutionRecord> at(WorkspaceId workspace, ExecutionId id, int sequenceNr) {
        try {
            var execution = states.at(id, sequenceNr);
            return execution
                    .latest()
                    .map(Active::start)
                    .filter(start -> start.workspace().equals(workspace))
                    .map(start -> new ExecutionRecord(
                            plans.load(start.plan()), execution, histories.valuesOf(id), execution.sequenceNr()));
        } catch (DamagedHistory damaged) {
            if (exists(workspace, id)) {
                throw damaged;
            }
            return Optional.empty();
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
