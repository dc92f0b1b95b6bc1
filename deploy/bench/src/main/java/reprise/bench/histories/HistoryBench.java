package reprise.bench.histories;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import reprise.bench.Median;
import reprise.bench.stage.Folders;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.Decision;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionCommand.Start;
import reprise.core.execution.ExecutionDecider;
import reprise.core.execution.PersistenceIds;
import reprise.core.plan.Plan;
import reprise.database.Database;
import reprise.database.DatabaseSettings;
import reprise.database.Migrations;
import reprise.journal.Append;
import reprise.postgres.EmbeddedPostgres;
import reprise.postgres.Settings;
import reprise.sdk.Json;

/**
 * Lets an execution come to a long history, then goes on with it after restarts and looks back into it, with snapshots and
 * without. Arguments: events (1000000), restarts (5), looks (40).
 */
public final class HistoryBench {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ExecutionId ID = new ExecutionId(new UUID(0x4000, 0x8000000000000000L));
    private static final String PERSISTENCE_ID = PersistenceIds.of(ID);
    private static final Duration AT_MOST = Duration.ofMinutes(30);

    private final Database database;
    private final Plan plan;
    private final Semaphore working;

    private HistoryBench(Database database, Plan plan, Semaphore working) {
        this.database = database;
        this.plan = plan;
        this.working = working;
    }

    public static void main(String[] arguments) throws Exception {
        long events = number(arguments, 0, 1_000_000);
        int restarts = (int) number(arguments, 1, 5);
        int looks = (int) number(arguments, 2, 40);
        var working = new Semaphore(0);
        var plan = new LongFlow(working::release).plan(events / LongFlow.EVENTS_PER_ROUND);
        var folder = Folders.fresh("histories");
        try (var server = EmbeddedPostgres.start(Settings.in(folder.resolve("postgres")));
                var database = Database.open(DatabaseSettings.of(server.jdbcUrl(), server.user(), server.password()))) {
            Migrations.apply(database);
            new HistoryBench(database, plan, working).run(restarts, looks);
        } finally {
            Folders.delete(folder);
        }
    }

    private void run(int restarts, int looks) throws Exception {
        grow();
        remark(
                "snapshots",
                "count(*), max(octet_length(snapshot_payload)) / 1024 from execution_snapshot",
                "KiB at most");
        System.out.println("| ms by the clock (of the JVM's processors) | snapshots | events alone |");
        System.out.println("| --- | ---: | ---: |");
        var goneOn = resumed(restarts);
        var reached = reached(looks);
        database.use(sql -> sql.script("truncate execution_snapshot"));
        row("goes on after a restart, median", Took.median(goneOn), Took.median(resumed(1)));
        var alone = reached(3);
        row("any event is reached, median", Took.median(reached), Took.median(alone));
        row("the slowest of " + looks + ", of 3", Took.most(reached), Took.most(alone));
    }

    /** The execution begins, and runs until its worker does. */
    private void grow() throws Exception {
        try (var node = new SingleNode(database, plan, true)) {
            long began = System.nanoTime();
            node.writer.append(first()).get(1, TimeUnit.MINUTES);
            node.executions.wake(ID);
            awaitWorker();
            double seconds = (System.nanoTime() - began) / 1e9;
            remark("journal", "sum(event_count), sum(octet_length(events)) / 1048576 from event_journal", "MiB");
            System.out.printf(Locale.ROOT, "made in %.0f s, awake with %.1f MiB of heap in use%n", seconds, heap());
        }
    }

    /** How long something took, by the clock and of this JVM's processors, in milliseconds. */
    private record Took(double clock, double processor) {
        static Took since(long clock, long processor) {
            return new Took((System.nanoTime() - clock) / 1e6, (SYSTEM.getProcessCpuTime() - processor) / 1e6);
        }

        static String median(List<Took> all) {
            return String.format(
                    Locale.ROOT,
                    "%.0f (%.0f)",
                    Median.of(all.stream().map(Took::clock).toList()),
                    Median.of(all.stream().map(Took::processor).toList()));
        }

        static String most(List<Took> all) {
            return String.format(
                    Locale.ROOT,
                    "%.0f (%.0f)",
                    all.stream().mapToDouble(Took::clock).max().orElseThrow(),
                    all.stream().mapToDouble(Took::processor).max().orElseThrow());
        }
    }

    private List<Took> resumed(int restarts) throws Exception {
        var all = new ArrayList<Took>();
        for (int i = 0; i < restarts; i++) {
            try (var node = new SingleNode(database, plan, false)) {
                double before = heap();
                long began = System.nanoTime();
                long processor = SYSTEM.getProcessCpuTime();
                node.executions.wake(ID);
                awaitWorker();
                all.add(Took.since(began, processor));
                System.out.printf(Locale.ROOT, "awake, it takes %.1f MiB of heap%n", heap() - before);
            }
        }
        return all;
    }

    private List<Took> reached(int looks) {
        var states = SingleNode.states(database);
        long last = states.now(ID).sequenceNr();
        var dice = new SplittableRandom(1);
        var all = new ArrayList<Took>();
        for (int i = 0; i < looks; i++) {
            long place = dice.nextLong(1, last + 1);
            long began = System.nanoTime();
            long processor = SYSTEM.getProcessCpuTime();
            if (states.at(ID, place).sequenceNr() != place) {
                throw new IllegalStateException("event " + place + " was not reached");
            }
            all.add(Took.since(began, processor));
        }
        return all;
    }

    private Append first() {
        var start = new Start(
                ID,
                new WorkspaceId(new UUID(0, 2)),
                new NodeId("start"),
                Json.object("type", "manual", "body", Json.NULL),
                Json.EMPTY_OBJECT,
                Cause.UNKNOWN,
                Optional.empty(),
                Optional.empty());
        var decision = ExecutionDecider.decide(plan, Execution.NONE, start, SingleNode.circumstances(Instant.now()));
        if (decision instanceof Decision.Accept(var events)) {
            return new Append(PERSISTENCE_ID, 1, events);
        }
        throw new IllegalStateException(decision.toString());
    }

    private void awaitWorker() throws InterruptedException {
        if (!working.tryAcquire(AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("its worker did not begin within " + AT_MOST);
        }
    }

    private void remark(String what, String count, String unit) {
        System.out.println(what + ": "
                + database.with(sql -> sql.one(
                                "select a || ' of ' || b from (select " + count + ") as found (a, b)",
                                found -> found.text("?column?")))
                        .orElseThrow()
                + " " + unit);
    }

    private static void row(String what, String with, String without) {
        System.out.println("| " + what + " | " + with + " | " + without + " |");
    }

    private static double heap() {
        Stream.of(1, 2, 3).forEach(_ -> System.gc());
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
    }

    private static long number(String[] arguments, int at, long otherwise) {
        return at < arguments.length ? Long.parseLong(arguments[at]) : otherwise;
    }
}
