package reprise.engine.journal;

import java.util.List;
import reprise.core.ExecutionId;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionEvent;
import reprise.journal.DamagedHistory;
import reprise.journal.Histories;
import reprise.journal.Histories.Numbered;

/** The events an execution recovers from, each of them readable and possible after those before it. */
final class SoundHistory {

    /** Blocks. @throws DamagedHistory where it is not so */
    static List<Numbered<ExecutionEvent>> read(Histories histories, ExecutionId id, String persistenceId, int limit) {
        var events = histories.events(id, 0, limit);
        var execution = Execution.NONE;
        for (var event : events) {
            try {
                execution = Execution.apply(execution, event.event());
            } catch (RuntimeException senseless) {
                throw DamagedHistory.senseless(persistenceId, event.sequenceNr(), senseless);
            }
        }
        return events;
    }

    private SoundHistory() {}
}
