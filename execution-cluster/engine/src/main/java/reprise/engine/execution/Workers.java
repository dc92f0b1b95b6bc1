package reprise.engine.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import reprise.core.ExecutionId;
import reprise.core.WorkspaceId;
import reprise.core.value.Values;
import reprise.sdk.HttpClient;
import reprise.sdk.JsonText;

/** What attempts run with on this node: virtual threads, a bulkhead for each node type, time-outs, the way out. */
public final class Workers implements AutoCloseable {
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    private final Function<WorkspaceId, HttpClient> http;
    private final JsonText json;
    private final Function<ExecutionId, Values> values;
    private final Clock clock;
    private final ToIntFunction<String> bulkheadSizes;
    private final Map<String, Semaphore> bulkheads = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timeouts;

    /**
     * @param http the way out for the nodes of a workspace
     * @param values where large values of an execution are read from, one at a time; whoever reads waits
     * @param clock this node's own, which nodes compare their deadline with; time-outs themselves go by no wall clock
     * @param bulkheadSizes by node type: how many attempts of it this node makes at once
     */
    public Workers(
            Function<WorkspaceId, HttpClient> http,
            JsonText json,
            Function<ExecutionId, Values> values,
            Clock clock,
            ToIntFunction<String> bulkheadSizes) {
        this.values = values;
        this.http = http;
        this.json = json;
        this.clock = clock;
        this.bulkheadSizes = bulkheadSizes;
        this.timeouts = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon(true).name("attempt-timeouts").factory());
        timeouts.setRemoveOnCancelPolicy(true);
    }

    /** The places for attempts of that type; one is held for as long as an attempt is made. */
    Semaphore bulkhead(String type) {
        return bulkheads.computeIfAbsent(type, name -> new Semaphore(bulkheadSizes.applyAsInt(name)));
    }

    ScheduledFuture<?> after(Duration delay, Runnable action) {
        return timeouts.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    HttpClient http(WorkspaceId workspace) {
        return http.apply(workspace);
    }

    Values values(ExecutionId execution) {
        return values.apply(execution);
    }

    JsonText json() {
        return json;
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        timeouts.shutdownNow();
    }
}
