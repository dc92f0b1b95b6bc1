package reprise.engine.wake;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import reprise.core.ExecutionId;
import reprise.engine.execution.LiveExecutions;

/**
 * Wakes executions at the pace this node can take them up. Those for which there is no room yet stand in a bounded queue;
 * beyond that a wake is dropped, which does no harm: the due work finds the execution in the journal.
 */
public final class Wakes {
    private static final int MOST_WAITING = 50_000;

    private final Consumer<ExecutionId> wake;
    private final LiveExecutions live;
    private final ConcurrentLinkedQueue<ExecutionId> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean draining = new AtomicBoolean();

    public Wakes(Consumer<ExecutionId> wake, LiveExecutions live) {
        this.wake = wake;
        this.live = live;
        live.onLeave(this::drain);
    }

    /** Soon, or later by way of the due work. Never blocks. */
    public void wake(ExecutionId execution) {
        if (waiting.get() >= MOST_WAITING) {
            return;
        }
        waiting.incrementAndGet();
        queue.add(execution);
        drain();
    }

    /** {@link #wake}, except for what is awake on this node and so looks after itself. */
    void wakeUnlessAwake(ExecutionId execution) {
        if (!live.isAwake(execution)) {
            wake(execution);
        }
    }

    /** How many more wakes would be taken up at once. */
    public int room() {
        return Math.max(0, live.room() - waiting.get());
    }

    public int waiting() {
        return waiting.get();
    }

    private void drain() {
        do {
            if (!draining.compareAndSet(false, true)) {
                return; // whoever drains now sees what was added before
            }
            try {
                ExecutionId next;
                while (live.room() > 0 && (next = queue.poll()) != null) {
                    waiting.decrementAndGet();
                    wake.accept(next);
                }
            } finally {
                draining.set(false);
            }
        } while (!queue.isEmpty() && live.room() > 0);
    }
}
