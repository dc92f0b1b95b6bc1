package reprise.engine.execution;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reprise.core.ExecutionId;

/** The executions that are awake on this node, a bounded number: the others wait in the journal, where they are safe. */
public final class LiveExecutions {
    private final Set<ExecutionId> live = ConcurrentHashMap.newKeySet();
    private final int most;
    private volatile Runnable onLeave = () -> {};

    /** @param most how many this node takes up at once */
    public LiveExecutions(int most) {
        this.most = most;
    }

    /** Told, quickly, whenever there may be room for another. */
    public void onLeave(Runnable listener) {
        this.onLeave = listener;
    }

    void enter(ExecutionId execution) {
        live.add(execution);
    }

    void leave(ExecutionId execution) {
        live.remove(execution);
        onLeave.run();
    }

    public boolean isAwake(ExecutionId execution) {
        return live.contains(execution);
    }

    public int count() {
        return live.size();
    }

    /** How many more can be taken up. */
    public int room() {
        return Math.max(0, most - live.size());
    }

    /** Whether even those that were sent here from elsewhere are too many. */
    boolean overcrowded() {
        return live.size() > 2 * most;
    }
}
