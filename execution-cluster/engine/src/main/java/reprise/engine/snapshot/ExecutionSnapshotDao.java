package reprise.engine.snapshot;

import akka.persistence.SnapshotMetadata;
import akka.persistence.jdbc.config.SnapshotConfig;
import akka.persistence.jdbc.snapshot.dao.DefaultSnapshotDao;
import akka.serialization.Serialization;
import akka.stream.Materializer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import reprise.core.execution.Execution;
import reprise.core.execution.PersistenceIds;
import reprise.engine.journal.JournalSetup;
import reprise.journal.snapshot.Snapshots;
import scala.Option;
import scala.Tuple2;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;
import scala.jdk.javaapi.OptionConverters;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;

/**
 * The plugin's way to its table, but for what an entity recovers from. The plugin fails where a snapshot cannot be read, or
 * takes an outage for none; here a snapshot that is of no use is passed over for an older one, and an outage is one.
 */
public final class ExecutionSnapshotDao extends DefaultSnapshotDao {
    private final Snapshots snapshots;

    public ExecutionSnapshotDao(
            JdbcBackend.DatabaseDef database,
            JdbcProfile profile,
            SnapshotConfig config,
            Serialization serialization,
            ExecutionContext context,
            Materializer materializer) {
        super(database, profile, config, serialization, context, materializer);
        this.snapshots = JournalSetup.parts(materializer.system()).snapshots();
    }

    @Override
    public Future<Option<Tuple2<SnapshotMetadata, Object>>> latestSnapshot(String persistenceId) {
        return FutureConverters.asScala(CompletableFuture.supplyAsync(
                () -> OptionConverters.toScala(newest(persistenceId)),
                task -> Thread.ofVirtual().name("snapshots").start(task)));
    }

    private Optional<Tuple2<SnapshotMetadata, Object>> newest(String persistenceId) {
        return snapshots
                .nearest(PersistenceIds.execution(persistenceId), Long.MAX_VALUE)
                .map(state -> new Tuple2<SnapshotMetadata, Object>(metadata(persistenceId, state), state));
    }

    static SnapshotMetadata metadata(String persistenceId, Execution state) {
        return new SnapshotMetadata(persistenceId, state.sequenceNr(), System.currentTimeMillis());
    }
}
