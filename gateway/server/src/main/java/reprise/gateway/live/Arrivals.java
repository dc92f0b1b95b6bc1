package reprise.gateway.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.core.ExecutionId;

/**
 * Tells those who wait for more of an execution when there is more, whichever node wrote it. However many they are, they
 * ask the database together, and while nobody waits nobody asks.
 */
final class Arrivals {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    /** How late the work of other nodes may be seen. */
    private static final Duration POLL = Duration.ofMillis(250);

    /** Then a wait is over in any case: who has gone meanwhile does not come again. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final int EXECUTIONS_AT_ONCE = 1_000;

    private final Function<List<ExecutionId>, Map<ExecutionId, Long>> highest;
    private final Executor delayed;
    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean looking = new AtomicBoolean();

    private record Wait(ExecutionId execution, long after, long since, CompletableFuture<Void> over) {}

    /**
     * @param highest the numbers of the last events of executions; blocks
     * @param blocking where it may
     */
    Arrivals(Function<List<ExecutionId>, Map<ExecutionId, Long>> highest, Executor blocking) {
        this.highest = highest;
        this.delayed = CompletableFuture.delayedExecutor(POLL.toMillis(), TimeUnit.MILLISECONDS, blocking);
    }

    /**
     * Completes when the execution has an event after that one, or when it is time to look for oneself: after a while, or
     * where the database does not answer. To be completed by whoever waits no longer.
     */
    CompletableFuture<Void> after(ExecutionId execution, long sequenceNr) {
        var over = new CompletableFuture<Void>();
        waits.add(new Wait(execution, sequenceNr, System.nanoTime(), over));
        lookSoon();
        return over;
    }

    private void lookSoon() {
        if (looking.compareAndSet(false, true)) {
            delayed.execute(() -> {
                look();
                looking.set(false);
                if (!waits.isEmpty()) {
                    lookSoon();
                }
            });
        }
    }

    /** One look for all. */
    void look() {
        long old = System.nanoTime() - LONGEST_WAIT.toNanos();
        waits.stream().filter(wait -> wait.since() - old < 0).forEach(wait -> wait.over()
                .complete(null));
        waits.removeIf(wait -> wait.over().isDone());
        var waiting = new ArrayList<>(waits);
        var executions = waiting.stream().map(Wait::execution).distinct().toList();
        for (int from = 0; from < executions.size(); from += EXECUTIONS_AT_ONCE) {
            var some = executions.subList(from, Math.min(executions.size(), from + EXECUTIONS_AT_ONCE));
            try {
                var numbers = highest.apply(some);
                waiting.stream()
                        .filter(wait -> numbers.getOrDefault(wait.execution(), 0L) > wait.after())
                        .forEach(wait -> wait.over().complete(null));
            } catch (RuntimeException away) {
                LOG.debug("cannot see what there is of the executions that are followed", away);
                waiting.forEach(wait -> wait.over().complete(null));
            }
        }
        waits.removeIf(wait -> wait.over().isDone());
    }

    /** How many wait. */
    int waiting() {
        return waits.size();
    }
}
