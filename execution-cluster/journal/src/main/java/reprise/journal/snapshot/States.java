package reprise.journal.snapshot;

import java.util.function.Consumer;
import reprise.core.ExecutionId;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.PersistenceIds;
import reprise.journal.DamagedHistory;
import reprise.journal.Histories;
import reprise.journal.Histories.Numbered;

/**
 * How an execution stood after any of its events. It is worked out from the nearest snapshot before it, and where there is
 * none for long, snapshots are left on the way. A few megabytes of the history are in memory at a time. Blocks.
 */
public final class States {
    private final Histories histories;
    private final Snapshots snapshots;
    private final SnapshotKeeper keeper;

    public States(Histories histories, Snapshots snapshots, SnapshotKeeper keeper) {
        this.histories = histories;
        this.snapshots = snapshots;
        this.keeper = keeper;
    }

    /** As it is now; none where there is no such execution. @throws DamagedHistory as {@link #at} */
    public Execution now(ExecutionId execution) {
        return at(execution, Long.MAX_VALUE);
    }

    /**
     * As it was right after the event {@code sequenceNr}, from 1; beyond the last event: as it is now.
     *
     * @throws DamagedHistory where an event between the snapshot and there cannot be read, or makes no sense
     */
    public Execution at(ExecutionId execution, long sequenceNr) {
        return walk(execution, nearest(execution, sequenceNr), sequenceNr, _ -> {});
    }

    /**
     * Tells the events behind {@code after} up to {@code last}, each of them possible after those before it.
     *
     * @throws DamagedHistory as {@link #at}, when those before the damage have been told
     */
    public void follow(ExecutionId execution, long after, long last, Consumer<Numbered<ExecutionEvent>> told) {
        walk(execution, nearest(execution, after), last, event -> {
            if (event.sequenceNr() > after) {
                told.accept(event);
            }
        });
    }

    /** As it is now by its events alone, all of them. @throws DamagedHistory as {@link #at} */
    public Execution fromTheBeginning(ExecutionId execution) {
        return walk(execution, Execution.NONE, Long.MAX_VALUE, _ -> {});
    }

    private Execution nearest(ExecutionId execution, long sequenceNr) {
        return sequenceNr < Spacing.EVERY
                ? Execution.NONE
                : snapshots.nearest(execution, sequenceNr).orElse(Execution.NONE);
    }

    private Execution walk(ExecutionId execution, Execution from, long last, Consumer<Numbered<ExecutionEvent>> told) {
        var walk = new Walk(PersistenceIds.of(execution), from);
        long events = last - from.sequenceNr();
        histories.each(execution, from.sequenceNr(), (int) Math.min(events, Integer.MAX_VALUE), event -> {
            walk.follow(event);
            told.accept(event);
            return true;
        });
        return walk.state;
    }

    private final class Walk {
        private final String persistenceId;
        private Execution state;

        Walk(String persistenceId, Execution state) {
            this.persistenceId = persistenceId;
            this.state = state;
        }

        void follow(Numbered<ExecutionEvent> event) {
            try {
                state = Execution.apply(state, event.event());
            } catch (RuntimeException senseless) {
                throw DamagedHistory.senseless(persistenceId, event.sequenceNr(), senseless);
            }
            if (event.sequenceNr() % Spacing.STRETCH == 0) {
                keeper.keep(state);
            }
        }
    }
}
