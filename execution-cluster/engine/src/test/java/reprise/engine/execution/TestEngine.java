package reprise.engine.execution;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import reprise.catalog.HookToken;
import reprise.catalog.Lifecycle;
import reprise.catalog.Plans;
import reprise.catalog.Status;
import reprise.catalog.Workflow;
import reprise.core.ExecutionId;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.Ceilings;
import reprise.core.execution.Circumstances;
import reprise.core.execution.Decision;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionCommand.Start;
import reprise.core.execution.ExecutionDecider;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.PersistenceIds;
import reprise.core.plan.Plan;
import reprise.core.value.Reference;
import reprise.database.Database;
import reprise.database.DatabaseClock;
import reprise.database.DatabaseSettings;
import reprise.database.Migrations;
import reprise.engine.Engine;
import reprise.engine.journal.JournalSetup;
import reprise.engine.journal.MendedHistories;
import reprise.engine.journal.RecentStarts;
import reprise.engine.relatives.ChildStarts;
import reprise.engine.relatives.Relatives;
import reprise.engine.snapshot.PluginSnapshots;
import reprise.engine.wake.Wakes;
import reprise.journal.Append;
import reprise.journal.AppendRefused.NotWritten;
import reprise.journal.AppendRefused.SequenceTaken;
import reprise.journal.EventCodec;
import reprise.journal.Histories;
import reprise.journal.IdempotencyKeys;
import reprise.journal.JournalUnavailable;
import reprise.journal.JournalWriter;
import reprise.journal.LargeValues;
import reprise.journal.StateCodec;
import reprise.journal.snapshot.SnapshotKeeper;
import reprise.journal.snapshot.Snapshots;
import reprise.journal.snapshot.States;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.postgres.testing.TestPostgres;
import reprise.protocol.Executions;
import reprise.protocol.Reply;
import reprise.protocol.Verb;
import reprise.sdk.Json;
import reprise.starts.Starts;

/** One real node: an actor system that is a cluster by itself, the journal in a real database. It can be restarted. */
final class TestEngine implements AutoCloseable {
    static final int BULKHEAD = 2;
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final StrictJson TEXT = new StrictJson(JsonLimits.JOURNAL);
    private static final EventCodec CODEC = new EventCodec(TEXT);
    private static final StateCodec STATES = new StateCodec(TEXT);

    final AtomicInteger planFailures = new AtomicInteger();
    final LiveExecutions live;
    private final int bulkhead;
    private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(0, 2));

    private final String settings;
    private final Clock own;
    private final Database database;
    private final DatabaseClock clock;
    private final Histories histories;
    private final Snapshots snapshots;
    private final Map<PlanId, Plan> plans = new ConcurrentHashMap<>();
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private Optional<Node> node = Optional.empty();

    private record Node(ActorSystem<Void> system, JournalWriter writer, Workers workers, Executions executions) {}

    TestEngine() {
        this(Duration.ZERO);
    }

    /** @param ahead by how much this node's own clock is wrong */
    TestEngine(Duration ahead) {
        this(ahead, "");
    }

    /** @param most how many executions it takes up at once; their attempts do not wait for one another */
    TestEngine(int most) {
        this(Duration.ZERO, "", most, 1_000);
    }

    /** @param settings of Akka, to be laid over the engine's */
    TestEngine(Duration ahead, String settings) {
        this(ahead, settings, 1_000, BULKHEAD);
    }

    private TestEngine(Duration ahead, String settings, int most, int bulkhead) {
        this.bulkhead = bulkhead;
        this.live = new LiveExecutions(most);
        this.settings = settings;
        own = Clock.offset(Clock.systemUTC(), ahead);
        var fresh = TestPostgres.freshDatabase();
        var place = DatabaseSettings.of(fresh.url(), fresh.user(), fresh.password());
        try (var first = Database.open(place)) {
            var name = fresh.url().substring(fresh.url().lastIndexOf('/') + 1);
            first.use(sql -> sql.script("alter database " + name + " set synchronous_commit = on"));
        }
        database = Database.open(place.withPatience(Duration.ofSeconds(1)));
        Migrations.apply(database);
        histories = new Histories(database.dataSource(), CODEC, TEXT);
        snapshots = new Snapshots(database, STATES);
        clock = DatabaseClock.open(database, own);
        start();
    }

    void restart() {
        stop();
        start();
    }

    private void start() {
        var recentStarts = new RecentStarts();
        recentStarts.alone(true);
        var writer = new JournalWriter(database.dataSource(), CODEC, "test", recentStarts::committed);
        var parts = new JournalSetup.Parts(database, writer, histories, recentStarts, snapshots, STATES);
        var config = ConfigFactory.parseString("""
                akka.loglevel = ERROR
                akka.stdout-loglevel = ERROR
                akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                akka.cluster.roles = [execution]
                akka.cluster.jmx.multi-mbeans-in-same-jvm = on
                """ + settings)
                .withFallback(Engine.settings())
                .withFallback(ConfigFactory.load());
        ActorSystem<Void> system = ActorSystem.create(
                Behaviors.empty(),
                "reprise",
                ActorSystemSetup.create(
                        BootstrapSetup.create(config), new JournalSetup(CompletableFuture.completedFuture(parts))));
        var cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        eventually(() -> cluster.selfMember().status() == MemberStatus.up());
        var workers = new Workers(
                _ -> _ -> {
                    throw new AssertionError("nobody calls out in these tests");
                },
                TEXT,
                histories::valuesOf,
                own,
                _ -> bulkhead);
        var executions = new Executions(system);
        var engine = new EngineParts(
                new InMemory(),
                workers,
                live,
                new Wakes(executions::wake, live)::wake,
                relatives(executions, writer),
                new Stored(),
                new PluginSnapshots(system.classicSystem()),
                Ceilings.USUAL,
                clock,
                blocking);
        ClusterSharding.get(system).init(ExecutionEntities.entity(engine));
        node = Optional.of(new Node(system, writer, workers, executions));
    }

    private Relatives relatives(Executions executions, JournalWriter writer) {
        var starts = new Starts(
                writer,
                new IdempotencyKeys(database),
                executions::wake,
                () -> new LargeValues(TEXT, 10_000_000, _ -> Optional.empty()),
                Ceilings.USUAL,
                clock,
                blocking);
        return new Relatives(
                new ChildStarts((_, id) -> published(id), new InMemory(), starts, blocking),
                executions,
                new States(histories, snapshots, SnapshotKeeper.NONE),
                histories::valuesOf,
                this::events);
    }

    private Optional<Workflow> published(WorkflowId id) {
        return plans.keySet().stream()
                .filter(plan -> plan.workflow().equals(id))
                .findFirst()
                .map(plan -> new Workflow(
                        id,
                        WORKSPACE,
                        "test",
                        "",
                        List.of(),
                        "",
                        List.of(),
                        new Lifecycle(Status.PUBLISHED, true, 1, Optional.of(1)),
                        new UUID(0, 3),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        new HookToken("0".repeat(32))));
    }

    /** A workflow that others can call. */
    WorkflowId publish(Plan plan) {
        plans.put(plan.id(), plan);
        return plan.id().workflow();
    }

    private void stop() {
        node.ifPresent(running -> {
            running.system.terminate();
            join(running.system.getWhenTerminated().toCompletableFuture());
            running.workers.close();
            running.writer.close();
        });
        node = Optional.empty();
    }

    /** Writes the first decision of a new execution, as the door does; nobody is woken. */
    ExecutionId begin(Plan plan) {
        plans.put(plan.id(), plan);
        var id = new ExecutionId(UUID.randomUUID());
        var start = new Start(
                id,
                WORKSPACE,
                TestFlow.START,
                Json.object("type", "manual", "body", 1),
                Json.EMPTY_OBJECT,
                Cause.UNKNOWN,
                Optional.empty(),
                Optional.empty());
        var now = clock.instant();
        if (!(ExecutionDecider.decide(plan, Execution.NONE, start, Circumstances.plain(now))
                instanceof Decision.Accept(var events))) {
            throw new AssertionError("a start was refused");
        }
        eventually(() -> isWritten(append(id, 1, events)));
        return id;
    }

    /** As a caller finds out who is told to try again: what is there already was written before the answer was lost. */
    private static boolean isWritten(CompletableFuture<Void> append) {
        try {
            join(append);
            return true;
        } catch (CompletionException failed) {
            return switch (failed.getCause()) {
                case SequenceTaken _ -> true;
                case JournalUnavailable _, NotWritten _ -> false;
                default -> throw failed;
            };
        }
    }

    ExecutionId beginAndWake(Plan plan) {
        var id = begin(plan);
        executions().wake(id);
        return id;
    }

    /** From now on the journal takes no event with this in it, as it would not take one that is too large. */
    void journalRefuses(String text) {
        database.use(sql -> sql.script(
                "alter table event_journal add check (position('" + text + "'::bytea in events) = 0) not valid"));
    }

    /** Does this while everything that is to be written has to wait. */
    void whileTheJournalIsHeldUp(Runnable action) {
        database.transact(sql -> {
            sql.script("lock table event_journal in exclusive mode");
            action.run();
        });
    }

    /** Whether something waits to be written. */
    boolean isWriting() {
        return node.orElseThrow().writer.waiting() > 0;
    }

    /** Changes the row of its first decision, as no part of Reprise ever would: each {@code old} is what stands there. */
    void tamper(ExecutionId id, String how) {
        int changed = database.with(sql -> sql.update(
                "update event_journal set events = convert_to(" + how.replace("old", "convert_from(events, 'UTF8')")
                        + ", 'UTF8') where persistence_id = ? and sequence_number = 1",
                PersistenceIds.of(id)));
        if (changed != 1) {
            throw new AssertionError("it has no first decision");
        }
    }

    /** Puts the decision that begins at this event in the place of the first. */
    void displace(ExecutionId id, long sequenceNr) {
        database.use(sql -> {
            sql.update(
                    "delete from event_journal where persistence_id = ? and sequence_number = 1",
                    PersistenceIds.of(id));
            sql.update(
                    "update event_journal set sequence_number = 1 where persistence_id = ? and sequence_number = ?",
                    PersistenceIds.of(id),
                    sequenceNr);
        });
    }

    /** How it stands, as readers find it. */
    Execution state(ExecutionId id) {
        return new States(histories, snapshots, SnapshotKeeper.NONE).now(id);
    }

    /** Leaves a snapshot of how it stood after that event. */
    void keepSnapshot(ExecutionId id, long sequenceNr) {
        var state = new States(histories, snapshots, SnapshotKeeper.NONE).at(id, sequenceNr);
        new PluginSnapshots(node.orElseThrow().system.classicSystem()).keep(state);
    }

    /** At which of its events there are snapshots. */
    List<Long> snapshots(ExecutionId id) {
        return database.with(sql -> sql.query(
                "select sequence_number from execution_snapshot where persistence_id = ? order by sequence_number",
                row -> row.number("sequence_number"),
                PersistenceIds.of(id)));
    }

    /** Carries out a statement about one execution, as no part of Reprise ever would. */
    void meddle(String statement, ExecutionId id) {
        database.use(sql -> sql.update(statement, PersistenceIds.of(id)));
    }

    /** No snapshot can be kept any more: the statement fails. */
    void snapshotsAreRefused() {
        database.use(sql -> sql.script("alter table execution_snapshot add check (sequence_number < 0) not valid"));
    }

    /** Does this while nobody can keep a snapshot: the statement waits. */
    void whileSnapshotsAreHeldUp(Runnable action) {
        database.transact(sql -> {
            sql.script("lock table execution_snapshot in exclusive mode");
            action.run();
        });
    }

    /** How many events it has, whether they can be read or not. */
    long events(ExecutionId id) {
        return histories.highestSequenceNr(PersistenceIds.of(id));
    }

    /** The quarantined executions with the number of the event that is to blame. */
    Map<ExecutionId, Long> quarantined() {
        var found = new HashMap<ExecutionId, Long>();
        database.use(sql -> sql.each(
                "select id, sequence_nr from quarantined_execution",
                row -> found.put(new ExecutionId(row.uuid("id")), row.number("sequence_nr"))));
        return found;
    }

    void releaseWhatIsMended() {
        new MendedHistories(histories, snapshots).release(executions()::wake);
    }

    /** Writes past the entity, as another owner would. */
    CompletableFuture<Void> append(ExecutionId id, long sequenceNr, List<ExecutionEvent> events) {
        return node.orElseThrow().writer.append(new Append(PersistenceIds.of(id), sequenceNr, events));
    }

    Executions executions() {
        return node.orElseThrow().executions;
    }

    /** As somebody who asks over the API. */
    Reply ask(ExecutionId id, Verb verb) {
        return join(executions()
                .ask(id, verb, Optional.of("request"), Optional.of("user"))
                .toCompletableFuture());
    }

    List<ExecutionEvent> history(ExecutionId id) {
        return histories.events(id, 0, 10_000).stream()
                .map(Histories.Numbered::event)
                .toList();
    }

    /** What the execution came to in the end. */
    Execution.Over outcome(ExecutionId id) {
        var end = new AtomicReference<Execution.Over>();
        eventually(() -> {
            if (Execution.fold(history(id)) instanceof Execution.Over over) {
                end.set(over);
            }
            return end.get() != null;
        });
        return end.get();
    }

    <E extends ExecutionEvent> List<E> events(ExecutionId id, Class<E> type) {
        return history(id).stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** A database that is away counts as not yet. */
    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come true within " + AT_MOST);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (JournalUnavailable away) {
            return false;
        }
    }

    static <T> T join(CompletableFuture<T> future) {
        return future.orTimeout(AT_MOST.toSeconds(), TimeUnit.SECONDS).join();
    }

    private final class InMemory implements Plans {
        @Override
        public Optional<Plan> cached(PlanId id) {
            return planFailures.get() > 0 ? Optional.empty() : Optional.ofNullable(plans.get(id));
        }

        @Override
        public Plan load(PlanId id) {
            if (planFailures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the version cannot be read just now");
            }
            return plans.get(id);
        }
    }

    @Override
    public void close() {
        stop();
        blocking.close();
        clock.close();
        database.close();
    }

    private final class Stored implements ValueStore {
        @Override
        public LargeValues values() {
            return new LargeValues(TEXT, 10_000_000, _ -> Optional.empty());
        }

        @Override
        public Map<Reference, Json> fetch(ExecutionId execution, Collection<Reference> references) {
            return histories.values(execution, references);
        }
    }
}
