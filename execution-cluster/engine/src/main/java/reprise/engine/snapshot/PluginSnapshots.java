package reprise.engine.snapshot;

import akka.actor.ActorSystem;
import akka.persistence.SnapshotMetadata;
import akka.persistence.jdbc.config.SnapshotConfig;
import akka.persistence.jdbc.snapshot.dao.DefaultSnapshotDao;
import akka.persistence.jdbc.snapshot.dao.SnapshotDao;
import akka.serialization.SerializationExtension;
import akka.stream.SystemMaterializer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.core.execution.Execution;
import reprise.core.execution.PersistenceIds;
import reprise.engine.journal.FirstLine;
import reprise.engine.journal.JournalSetup;
import reprise.journal.snapshot.SnapshotKeeper;
import scala.jdk.javaapi.FutureConverters;

/**
 * Leaves snapshots where Akka's recovery looks for them, by the plugin's statement. Not by way of the entity: Akka's typed
 * entities do nothing else while a snapshot of theirs is stored.
 */
public final class PluginSnapshots implements SnapshotKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(PluginSnapshots.class);
    private static final String PLUGIN = "jdbc-snapshot-store";
    private static final long AT_MOST_SECONDS = 30;

    private final ActorSystem system;
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile SnapshotDao dao;

    public PluginSnapshots(ActorSystem system) {
        this.system = system;
    }

    @Override
    public void keep(Execution state) {
        var id = state.latest().orElseThrow().start().id();
        try {
            var metadata = new SnapshotMetadata(PersistenceIds.of(id), state.sequenceNr(), System.currentTimeMillis());
            FutureConverters.asJava(dao().save(metadata, state))
                    .toCompletableFuture()
                    .orTimeout(AT_MOST_SECONDS, TimeUnit.SECONDS)
                    .join();
            JournalSetup.parts(system).snapshots().thinOut(id);
            failing.set(false);
        } catch (RuntimeException failed) {
            if (failing.compareAndSet(false, true)) {
                LOG.warn(
                        "a snapshot of execution {} could not be kept ({}); long histories are read from further back until"
                                + " one can",
                        id,
                        FirstLine.of(failed));
            }
        }
    }

    /** When the first is to be kept: executions with long histories are few, and Slick takes a while to load. */
    private SnapshotDao dao() {
        var known = dao;
        if (known == null) {
            var config = system.settings().config().getConfig(PLUGIN);
            var database =
                    new PoolDatabase(JournalSetup.parts(system).database().dataSource());
            known = new DefaultSnapshotDao(
                    database.database(),
                    database.profile(),
                    new SnapshotConfig(config),
                    SerializationExtension.get(system),
                    system.dispatcher(),
                    SystemMaterializer.get(system).materializer());
            dao = known;
        }
        return known;
    }
}
