package reprise.engine.execution;

import akka.persistence.typed.SnapshotAdapter;
import akka.persistence.typed.SnapshotSelectionCriteria;
import akka.persistence.typed.javadsl.Recovery;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import reprise.core.ExecutionId;
import reprise.core.execution.Execution;
import reprise.journal.snapshot.Spacing;

/**
 * The snapshots of one execution: it recovers from the newest, and as its history grows it leaves others, beside all that it
 * does. Used by its entity only.
 */
final class OwnSnapshots {
    /** By then no history is so long that looking for a snapshot is worth it; each new execution would look. */
    private static final Duration YOUNG = Duration.ofSeconds(10);

    private static final int TIMED_ID = 7;

    private final EngineParts parts;
    private final boolean young;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private long newest;

    OwnSnapshots(ExecutionId id, EngineParts parts) {
        this.parts = parts;
        this.young = isYoung(id, parts.clock().millis());
    }

    /** Ids of this kind begin with the milliseconds of their making. */
    static boolean isYoung(ExecutionId id, long now) {
        return id.value().version() == TIMED_ID
                && now - (id.value().getMostSignificantBits() >>> 16) < YOUNG.toMillis();
    }

    Recovery recovery() {
        return young
                ? Recovery.withSnapshotSelectionCriteria(SnapshotSelectionCriteria.none())
                : Recovery.withSnapshotSelectionCriteria(SnapshotSelectionCriteria.latest());
    }

    /** By name; the plugin is loaded when the first entity asks for it. */
    String plugin() {
        return young ? "akka.persistence.no-snapshot-store" : "jdbc-snapshot-store";
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
