package reprise.bench.histories;

import akka.actor.BootstrapSetup;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.MemberStatus;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reprise.bench.stage.Patience;
import reprise.catalog.Plans;
import reprise.core.ExecutionId;
import reprise.core.PlanId;
import reprise.core.execution.Ceilings;
import reprise.core.execution.Circumstances;
import reprise.core.execution.PersistenceIds;
import reprise.core.plan.Plan;
import reprise.core.value.Reference;
import reprise.database.Database;
import reprise.engine.Engine;
import reprise.engine.execution.EngineParts;
import reprise.engine.execution.ExecutionEntities;
import reprise.engine.execution.LiveExecutions;
import reprise.engine.execution.ValueStore;
import reprise.engine.execution.Workers;
import reprise.engine.journal.JournalSetup;
import reprise.engine.journal.RecentStarts;
import reprise.engine.relatives.ChildStarts;
import reprise.engine.relatives.Relatives;
import reprise.engine.snapshot.PluginSnapshots;
import reprise.journal.EventCodec;
import reprise.journal.Histories;
import reprise.journal.IdempotencyKeys;
import reprise.journal.JournalWriter;
import reprise.journal.LargeValues;
import reprise.journal.StateCodec;
import reprise.journal.snapshot.SnapshotKeeper;
import reprise.journal.snapshot.Snapshots;
import reprise.journal.snapshot.States;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.protocol.Executions;
import reprise.sdk.Json;
import reprise.starts.Starts;

/** The engine alone, on one node that is a cluster by itself: no HTTP, no views, no due work. It runs one workflow. */
final class SingleNode implements AutoCloseable {
    private static final StrictJson TEXT = new StrictJson(JsonLimits.JOURNAL);
    private static final EventCodec EVENTS = new EventCodec(TEXT);
    private static final StateCodec STATES = new StateCodec(TEXT);
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final long LARGEST_VALUE = 256L * 1024 * 1024;

    final JournalWriter writer;
    final Executions executions;
    private final ActorSystem<Void> system;
    private final Workers workers;
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();

    /** @param keeping whether executions leave snapshots */
    SingleNode(Database database, Plan plan, boolean keeping) {
        var histories = histories(database);
        var recentStarts = new RecentStarts();
        writer = new JournalWriter(database.dataSource(), EVENTS, "bench", recentStarts::committed);
        var setup = new JournalSetup(CompletableFuture.completedFuture(
                new JournalSetup.Parts(database, writer, histories, recentStarts, snapshots(database), STATES)));
        var config =
                ConfigFactory.parseString("""
                akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                akka.cluster.roles = [execution]
                akka.loglevel = ERROR
                akka.stdout-loglevel = ERROR
                """).withFallback(Engine.settings()).withFallback(ConfigFactory.load());
        system = ActorSystem.create(
                Behaviors.empty(), "bench", ActorSystemSetup.create(BootstrapSetup.create(config), setup));
        var cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        Patience.until(AT_MOST, () -> cluster.selfMember().status() == MemberStatus.up());
        workers = new Workers(
                _ -> _ -> {
                    throw new IllegalStateException("nobody calls out here");
                },
                TEXT,
                histories::valuesOf,
                Clock.systemUTC(),
                _ -> 1);
        executions = new Executions(system);
        var parts = new EngineParts(
                new One(plan),
                workers,
                new LiveExecutions(10),
                _ -> {},
                relatives(database, plan),
                new Stored(histories),
                keeping ? new PluginSnapshots(system.classicSystem()) : SnapshotKeeper.NONE,
                Ceilings.USUAL,
                Clock.systemUTC(),
                blocking);
        ClusterSharding.get(system).init(ExecutionEntities.entity(parts));
    }

    /** There is no other workflow that could be called. */
    private Relatives relatives(Database database, Plan plan) {
        var starts = new Starts(
                writer,
                new IdempotencyKeys(database),
                executions::wake,
                SingleNode::values,
                Ceilings.USUAL,
                Clock.systemUTC(),
                blocking);
        return new Relatives(
                new ChildStarts((_, _) -> Optional.empty(), new One(plan), starts, blocking),
                executions,
                states(database),
                histories(database)::valuesOf,
                id -> histories(database).highestSequenceNr(PersistenceIds.of(id)));
    }

    private static LargeValues values() {
        return new LargeValues(TEXT, LARGEST_VALUE, _ -> Optional.empty());
    }

    /** What the door decides by. */
    static Circumstances circumstances(Instant now) {
        return new Circumstances(now, values(), Ceilings.USUAL);
    }

    /** As readers see executions. */
    static States states(Database database) {
        return new States(histories(database), snapshots(database), SnapshotKeeper.NONE);
    }

    private static Histories histories(Database database) {
        return new Histories(database.dataSource(), EVENTS, TEXT);
    }

    private static Snapshots snapshots(Database database) {
        return new Snapshots(database, STATES);
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
        workers.close();
        writer.close();
        blocking.close();
    }

    private record One(Plan plan) implements Plans {
        @Override
        public Optional<Plan> cached(PlanId id) {
            return Optional.of(plan);
        }

        @Override
        public Plan load(PlanId id) {
            return plan;
        }
    }

    private record Stored(Histories histories) implements ValueStore {
        @Override
        public LargeValues values() {
            return SingleNode.values();
        }

        @Override
        public Map<Reference, Json> fetch(ExecutionId execution, Collection<Reference> references) {
            return histories.values(execution, references);
        }
    }
}
