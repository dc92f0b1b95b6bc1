package reprise.app;

import akka.Done;
import akka.actor.typed.ActorSystem;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.app.membership.Membership;
import reprise.app.watch.DispatcherWatch;
import reprise.catalog.StoredPlans;
import reprise.database.DatabaseClock;
import reprise.engine.execution.ValueStore;
import reprise.engine.journal.JournalSetup;
import reprise.engine.journal.RecentStarts;
import reprise.engine.snapshot.PluginSnapshots;
import reprise.engine.wake.OtherNodes;
import reprise.gateway.live.LiveFeed;
import reprise.journal.EventCodec;
import reprise.journal.Histories;
import reprise.journal.JournalWriter;
import reprise.journal.StateCodec;
import reprise.journal.snapshot.SnapshotKeeper;
import reprise.journal.snapshot.Snapshots;
import reprise.journal.snapshot.States;
import reprise.journal.tail.CommitSignal;
import reprise.protocol.Executions;

/** One process of Reprise: opens what its roles need in order, and closes it in the opposite one. */
final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration FAREWELL = Duration.ofSeconds(20);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private Optional<ExecutionRole> execution = Optional.empty();
    private volatile Optional<GatewayRole> gateway = Optional.empty();
    private Optional<ActorSystem<?>> member = Optional.empty();

    private Node() {}

    /** Blocks until the node serves. What was opened is closed again where it cannot. */
    static Node start(Settings settings) {
        var node = new Node();
        try {
            node.open(settings);
            return node;
        } catch (RuntimeException failed) {
            node.close();
            throw failed;
        }
    }

    private void open(Settings settings) {
        var keys = Keys.of(settings);
        Ports.check(settings);
        var blocking = opened(Executors.newVirtualThreadPerTaskExecutor());
        var journal = new CompletableFuture<JournalSetup.Parts>();
        var starting = CompletableFuture.supplyAsync(() -> Cluster.start(settings, new JournalSetup(journal)));
        opened.push(() -> terminate(starting.join())); // whatever becomes of the rest
        var storage = opened(Storage.open(settings));
        var database = storage.database();
        var clock = opened(DatabaseClock.open(database));
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

        var codec = new EventCodec(Parts.journalJson());
        var histories = new Histories(database.dataSource(), codec, Parts.journalJson());
        var recentStarts = new RecentStarts();
        var signal = new CommitSignal();
        var feed = new LiveFeed(histories, blocking);
        var writer = opened(new JournalWriter(database.dataSource(), codec, processName(), (append, bytes) -> {
            recentStarts.committed(append, bytes);
            feed.committed(append.persistenceId());
            signal.committed();
        }));

        var stateCodec = new StateCodec(Parts.journalJson());
        var snapshots = new Snapshots(database, stateCodec);
        journal.complete(new JournalSetup.Parts(database, writer, histories, recentStarts, snapshots, stateCodec));
        var system = starting.join();
        var keeper = new PluginSnapshots(system.classicSystem());
        OtherNodes.watch(system, recentStarts::alone);
        if (!settings.embedded()) {
            opened(Membership.begin(system, settings.discovery(), database));
        }
        opened.push(() -> execution.ifPresent(ExecutionRole::close)); // when no entity is left to use its workers
        opened.push(() -> terminate(system)); // before the database goes
        var shared = new Shared(
                settings,
                keys,
                database,
                writer,
                histories,
                new StoredValues(
                        histories, Parts.journalJson(), settings.ceilings().valueBytes()),
                keeper,
                new States(histories, snapshots, keeper),
                codec,
                signal,
                feed,
                new StoredPlans(database, Parts.nodeTypes()),
                system,
                new Executions(system),
                registry,
                clock,
                blocking);

        member = Optional.of(system);
        opened(DatabaseWatch.start(system, database));
        if (settings.roles().contains("projection")) {
            opened(ProjectionRole.start(shared));
        }
        var running = ExecutionRole.start(shared, () -> doors(settings));
        execution = Optional.of(running);
        opened.push(running::stop);
        if (settings.roles().contains("gateway")) {
            gateway = Optional.of(opened(GatewayRole.start(shared, running.starts())));
        }
        opened(DispatcherWatch.start()); // not before: at the start some wait for the journal
    }

    /** The ports of the API and of the operations: those that were asked for, and where any was welcome, those it has got. */
    private Set<Integer> doors(Settings settings) {
        var doors = new HashSet<Integer>();
        doors.add(settings.http().port());
        settings.operations().port().ifPresent(doors::add);
        gateway.ifPresent(role -> doors.addAll(role.ports()));
        return doors;
    }

    /** Tells whoever started it where it is. */
    void greet(PrintStream out) {
        gateway.ifPresent(role -> role.greet(out));
        var uptime = ManagementFactory.getRuntimeMXBean().getUptime();
        out.println("Started in " + uptime + " ms. Ctrl-C stops it; the data stay.");
        out.flush();
    }

    /** Completes where the node has been put out of its cluster, or has left it because it could no longer do its part. */
    CompletionStage<Done> ended() {
        return member.orElseThrow().getWhenTerminated();
    }

    /** Where the gateway listens; empty where this node has not that role. */
    Optional<InetSocketAddress> address() {
        return gateway.map(GatewayRole::address);
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            var last = opened.pop();
            try {
                last.close();
            } catch (Exception failed) {
                LOG.warn("{} did not close in order", last.getClass().getSimpleName(), failed);
            }
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    private static void terminate(ActorSystem<?> system) throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(FAREWELL.toSeconds(), TimeUnit.SECONDS);
    }

    private static String processName() {
        return ManagementFactory.getRuntimeMXBean().getName() + "-"
                + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    }

    /** What the roles of one node share. {@code blocking} is for what waits: virtual threads. */
    record Shared(
            Settings settings,
            Keys keys,
            reprise.database.Database database,
            JournalWriter writer,
            Histories histories,
            ValueStore values,
            SnapshotKeeper snapshots,
            States states,
            EventCodec codec,
            CommitSignal signal,
            LiveFeed feed,
            StoredPlans plans,
            ActorSystem<?> system,
            Executions executions,
            PrometheusMeterRegistry registry,
            Clock clock,
            Executor blocking) {}
}
