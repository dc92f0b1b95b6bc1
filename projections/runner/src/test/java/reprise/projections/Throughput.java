package reprise.projections;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.StepId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.Outcome;
import reprise.core.execution.Output;
import reprise.core.execution.PersistenceIds;
import reprise.core.value.Value;
import reprise.database.Database;
import reprise.journal.Append;
import reprise.journal.JournalWriter;
import reprise.journal.tail.CommitSignal;
import reprise.journal.tail.EventDecoder;
import reprise.projections.ProjectionRunner.Parts;
import reprise.sdk.Json;
import reprise.views.testing.TestJournal;
import reprise.views.testing.TestViews;

/** Measures how fast the live views and the due work take in a journal of short executions. Arguments: how many executions. */
public final class Throughput {
    private static final int EVENTS_EACH = 4;
    private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(1, 1));

    public static void main(String[] arguments) {
        int executions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        try (var database = TestViews.database()) {
            write(database, executions);
            System.out.printf(
                    "processes measured: %d%n",
                    1 + ProcessHandle.current().descendants().count());
            var settings = ProjectionSettings.of("throughput");
            measure("live views", database, Feed.live(settings), executions);
            measure("due work", database, Feed.due(settings), executions);
            System.out.println("rows listed: "
                    + database.with(sql -> sql.one("select count(*) as n from execution_list", row -> row.number("n")))
                            .orElseThrow());
        }
    }

    private static void measure(String what, Database database, Feed feed, int executions) {
        var parts = new Parts(
                "throughput",
                database,
                EventDecoder.of(TestJournal.CODEC),
                new CommitSignal(),
                new SimpleMeterRegistry(),
                InstantSource.system());
        var last = database.with(sql -> sql.one(
                        "select tx::text::bigint as last from event_journal order by event_journal.tx desc limit 1",
                        row -> row.number("last")))
                .orElseThrow();
        long began = System.nanoTime();
        long cpu = cpu();
        var tail = parts.tail(feed, feed.ranges().getFirst());
        try (tail) {
            tail.start(() -> {});
            while (tail.seen().tx() < last) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%s: %,d events in %.2f s: %,.0f events/s; %.2f s of CPU here and in the server%n",
                what, executions * EVENTS_EACH, seconds, executions * EVENTS_EACH / seconds, (cpu() - cpu) / 1e9);
    }

    /** Of this process and of the database's, in nanoseconds. */
    private static long cpu() {
        long here = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        long server = ProcessHandle.current()
                .descendants()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toNanos)
                .sum();
        return here + server;
    }

    private static void write(Database database, int executions) {
        var waiting = new ArrayList<CompletableFuture<Void>>();
        try (var writer = new JournalWriter(database.dataSource(), TestJournal.CODEC, "throughput", (_, _) -> {})) {
            for (int i = 0; i < executions; i++) {
                var id = new ExecutionId(new UUID((0x0190_0000_0000L + i) << 16 | 0x7000, i));
                waiting.add(writer.append(new Append(PersistenceIds.of(id), 1, history(id, i))));
                if (waiting.size() == 2_000) {
                    waiting.forEach(CompletableFuture::join);
                    waiting.clear();
                }
            }
            waiting.forEach(CompletableFuture::join);
        }
    }

    private static List<ExecutionEvent> history(ExecutionId id, int number) {
        var now = Instant.now();
        var hook = new NodeId("hook");
        var set = new NodeId("set");
        var input = Json.object(
                "type", "webhook", "body", Json.object("order", number, "note", "x".repeat(600)), "path", "orders");
        return List.of(
                new ExecutionEvent.Started(
                        id,
                        new PlanId(new WorkflowId(new UUID(2, number % 20)), 1),
                        WORKSPACE,
                        hook,
                        "webhook",
                        Value.of(input),
                        Value.EMPTY_OBJECT,
                        Cause.UNKNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        now),
                new ExecutionEvent.NodeCompleted(StepId.of(hook), 1, "main", new Output.Trigger(), now),
                new ExecutionEvent.NodeCompleted(
                        StepId.of(set), 1, "main", Output.of(Json.object("sku", "a-1", "left", number)), now),
                new ExecutionEvent.Ended(new Outcome.Completed(List.of(set)), false, now));
    }

    private Throughput() {}
}
