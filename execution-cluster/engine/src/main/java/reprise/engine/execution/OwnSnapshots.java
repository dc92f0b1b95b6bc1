package reprise.engine.execution;

import akka.persistence.typed.SnapshotAdapter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import reprise.core.execution.Execution;
import reprise.journal.snapshot.Spacing;

/**
 * The snapshots of one execution: it recovers from the newest, and as its history grows it leaves others, beside all that it
 * does. Used by its entity only.
 */
final class OwnSnapshots {
    private final EngineParts parts;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private long newest;

    OwnSnapshots(EngineParts parts) {
        this.parts = parts;
    }

    /** Notes what it recovers from. */
    SnapshotAdapter<Execution> adapter() {
        return new SnapshotAdapter<>() {
            @Override
            public Object toJournal(Execution state) {
                return state;
            }

            @Override
            public Execution fromJournal(Object snapshot) {
                var state = (Execution) snapshot;
                newest = state.sequenceNr();
                return state;
            }
        };
    }

    /** Leaves another where it is time. To be told what was recovered, and whatever has been committed. */
    void reached(Execution state) {
        if (Spacing.isDue(newest, state.sequenceNr()) && underWay.compareAndSet(false, true)) {
            newest = state.sequenceNr();
            CompletableFuture.runAsync(() -> parts.snapshots().keep(state), parts.blocking())
                    .whenComplete((_, _) -> underWay.set(false));
        }
    }
}
