package reprise.engine.snapshot;

import akka.actor.ActorSystem;
import akka.dispatch.Futures;
import akka.persistence.SelectedSnapshot;
import akka.persistence.SnapshotMetadata;
import akka.persistence.SnapshotSelectionCriteria;
import akka.persistence.snapshot.japi.SnapshotStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reprise.core.ExecutionId;
import reprise.core.execution.PersistenceIds;
import reprise.engine.journal.JournalSetup;
import reprise.journal.snapshot.Snapshots;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/**
 * Akka's way to the snapshots that entities recover from; they are left by {@link PluginSnapshots}. What cannot be read is
 * passed over for an older one, and an outage fails the recovery, which is repeated.
 */
public final class SnapshotPlugin extends SnapshotStore {
    /** By then no history is so long that looking for a snapshot is worth it; each new execution would look. */
    private static final Duration YOUNG = Duration.ofSeconds(10);

    private static final int TIMED_ID = 7;

    private final Snapshots snapshots;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    public SnapshotPlugin() {
        ActorSystem system = context().system();
        this.snapshots = JournalSetup.parts(system).snapshots();
    }

    @Override
    public Future<Optional<SelectedSnapshot>> doLoadAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
        var id = PersistenceIds.execution(persistenceId);
        if (isYoung(id, System.currentTimeMillis())) {
            return Futures.successful(Optional.empty());
        }
        return FutureConverters.asScala(CompletableFuture.supplyAsync(
                () -> snapshots
                        .nearest(id, criteria.maxSequenceNr())
                        .map(state -> new SelectedSnapshot(
                                new SnapshotMetadata(persistenceId, state.sequenceNr(), 0), state)),
                readers));
    }

    /** Ids of this kind begin with the milliseconds of their making. */
    static boolean isYoung(ExecutionId id, long now) {
        return id.value().version() == TIMED_ID
                && now - (id.value().getMostSignificantBits() >>> 16) < YOUNG.toMillis();
    }

    @Override
    public Future<Void> doSaveAsync(SnapshotMetadata metadata, Object snapshot) {
        return unsupported();
    }

    @Override
    public Future<Void> doDeleteAsync(SnapshotMetadata metadata) {
        return unsupported();
    }

    @Override
    public Future<Void> doDeleteAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
        return unsupported();
    }

    private static Future<Void> unsupported() {
        return Futures.failed(new UnsupportedOperationException("snapshots are left beside the entities"));
    }

    @Override
    public void postStop() {
        readers.close();
    }
}
