package reprise.engine.journal;

import akka.actor.typed.ActorSystem;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.core.ExecutionId;
import reprise.journal.DamagedHistory;
import reprise.journal.Histories;
import reprise.journal.Quarantine;
import reprise.journal.snapshot.SnapshotKeeper;
import reprise.journal.snapshot.Snapshots;
import reprise.journal.snapshot.States;

/**
 * Releases the quarantined executions whose history can be read again: an operator has mended it, or this release knows
 * the events that the last did not.
 */
public final class MendedHistories {
    private static final Logger LOG = LoggerFactory.getLogger(MendedHistories.class);

    private final States states;
    private final Snapshots snapshots;
    private final Quarantine quarantine;

    public MendedHistories(Histories histories, Snapshots snapshots) {
        this.states = new States(histories, snapshots, SnapshotKeeper.NONE);
        this.snapshots = snapshots;
        this.quarantine = histories.quarantine();
    }

    /** Looks through them once, beside everything else. To be asked when a node starts. */
    public static void release(ActorSystem<?> system, Consumer<ExecutionId> wake) {
        var setup = system.settings().setup().get(JournalSetup.class);
        setup.ifPresent(journal -> Thread.ofVirtual().name("mended-histories").start(() -> {
            try {
                var parts = journal.parts();
                new MendedHistories(parts.histories(), parts.snapshots()).release(wake);
            } catch (RuntimeException away) {
                LOG.warn(
                        "quarantined executions were not looked through ({}); they are at the next start",
                        away.getMessage());
            }
        }));
    }

    /** Blocks. */
    public void release(Consumer<ExecutionId> wake) {
        for (var id : quarantine.all()) {
            if (isSound(id)) {
                snapshots.forget(id); // perhaps of events that were others then
                if (quarantine.release(id)) {
                    LOG.info("the history of execution {} can be read again; it goes on", id);
                    wake.accept(id);
                }
            }
        }
    }

    private boolean isSound(ExecutionId id) {
        try {
            states.fromTheBeginning(id);
            return true;
        } catch (DamagedHistory stillDamaged) {
            return false;
        }
    }
}
