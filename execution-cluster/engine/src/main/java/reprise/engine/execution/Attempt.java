package reprise.engine.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.core.ExecutionId;
import reprise.core.StepId;
import reprise.core.execution.ExecutionCommand;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Fail;
import reprise.core.execution.IdempotencyKey;
import reprise.core.execution.Task;
import reprise.core.plan.PlanNode;
import reprise.sdk.Context;
import reprise.sdk.Failure;
import reprise.sdk.HttpClient;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.JsonText;
import reprise.sdk.LogLine;
import reprise.sdk.Result;
import reprise.sdk.WorkerNode;
import reprise.sdk.config.Shape;

/** One attempt of a worker node, on a virtual thread. It reports once, whatever happens, unless it is stopped. */
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    /** What it is made with. Looked up on the attempt's own thread, since what is large has to be fetched. */
    record Given(Json config, Input input, HttpClient http) {}

    private final Workers workers;
    private final ExecutionId execution;
    private final PlanNode node;
    private final Task.Attempt task;
    private final Supplier<Given> given;
    private final Consumer<ExecutionCommand> report;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final List<LogLine> log = new ArrayList<>();
    private final Thread thread;

    private Attempt(
            Workers workers,
            ExecutionId execution,
            PlanNode node,
            Task.Attempt task,
            Supplier<Given> given,
            Consumer<ExecutionCommand> report) {
        this.workers = workers;
        this.execution = execution;
        this.node = node;
        this.task = task;
        this.given = given;
        this.report = report;
        this.thread = Thread.ofVirtual().name(execution + "/" + task.step()).unstarted(this::run);
    }

    static Attempt start(
            Workers workers,
            ExecutionId execution,
            PlanNode node,
            Task.Attempt task,
            Supplier<Given> given,
            Consumer<ExecutionCommand> report) {
        var attempt = new Attempt(workers, execution, node, task, given, report);
        attempt.thread.start();
        return attempt;
    }

    boolean is(Task.Attempt other) {
        return number() == other.running().tries().attempt();
    }

    /** Ends it without a report: nobody wants to know any more. */
    void stop() {
        settled.set(true);
        thread.interrupt();
    }

    private void run() {
        var places = workers.bulkhead(node.definition().type());
        try {
            places.acquire();
        } catch (InterruptedException stopped) {
            return;
        }
        var timeout = node.definition().timeout().orElse(Workers.DEFAULT_TIMEOUT);
        var alarm = workers.after(timeout, () -> giveUp(timeout));
        try {
            settle(outcome(timeout));
        } finally {
            alarm.cancel(false);
            places.release();
        }
    }

    private ExecutionCommand outcome(Duration timeout) {
        try {
            return switch (run((WorkerNode<?>) node.type(), timeout)) {
                case Result.Output output -> new Complete(id(), number(), output.port(), output.output(), log());
                case Result.Failed failed -> new Fail(id(), number(), failed.failure(), failed.retryAfter(), log());
            };
        } catch (HttpClient.CallFailed failed) {
            return new Fail(id(), number(), failed.failure(), log());
        } catch (InterruptedException stopped) {
            return new Fail(id(), number(), Failure.unknown("INTERRUPTED", "the attempt was stopped"), log());
        } catch (Exception | Error broken) { // whatever a node throws: without a report its execution would hang
            LOG.error(
                    "node {} of execution {} ({}) stopped unexpectedly on attempt {}",
                    task.step(),
                    execution,
                    node.definition().type(),
                    number(),
                    broken);
            return new Fail(
                    id(),
                    number(),
                    Failure.unknown("UNEXPECTED", "the node stopped unexpectedly; the server's log says why"),
                    log());
        }
    }

    private <C> Result run(WorkerNode<C> type, Duration timeout) throws Exception {
        var what = given.get();
        var config = Shape.bind(type.spec().config(), what.config());
        return Holes.result(
                type.run(config, what.input(), new AttemptContext(workers.now().plus(timeout), what.http())));
    }

    private void giveUp(Duration timeout) {
        var message = "no result within " + timeout.toMillis() + " ms";
        if (settle(new Fail(id(), number(), Failure.unknown("TIMEOUT", message), log()))) {
            thread.interrupt();
        }
    }

    private boolean settle(ExecutionCommand outcome) {
        boolean first = settled.compareAndSet(false, true);
        if (first) {
            report.accept(outcome);
        }
        return first;
    }

    private StepId id() {
        return task.step();
    }

    private int number() {
        return task.running().tries().attempt();
    }

    private List<LogLine> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    private final class AttemptContext implements Context {
        private final Instant deadline;
        private final HttpClient http;

        AttemptContext(Instant deadline, HttpClient http) {
            this.deadline = deadline;
            this.http = http;
        }

        @Override
        public String executionId() {
            return execution.toString();
        }

        @Override
        public String nodeId() {
            return id().node().value();
        }

        @Override
        public int attempt() {
            return number();
        }

        @Override
        public String idempotencyKey() {
            return IdempotencyKey.of(execution, id(), task.running().tries().answers());
        }

        @Override
        public Instant deadline() {
            return deadline;
        }

        @Override
        public HttpClient http() {
            return http;
        }

        @Override
        public JsonText json() {
            return workers.json();
        }

        @Override
        public void log(LogLine line) {
            synchronized (log) {
                log.add(Holes.line(line));
            }
        }
    }
}
