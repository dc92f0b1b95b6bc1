package reprise.engine.execution;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reprise.core.ExecutionId;

/** The executions that are awake on this node, a bounded number: the others wait in the journal, where they are safe. */
public final class LiveExecutions {
    private final Set<ExecutionId> live = ConcurrentHashMap.newKeySet();
    private final Set<ExecutionId> atWork = new HashSet<>();
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

    /**
     * Wakes it.
     *
     * @param insists whether it goes on with what it had begun
     * @return whether it may begin anything: not where twice as many are at work as are taken up here, since even those that were
     *     sent from elsewhere are too many then
     */
    synchronized boolean enter(ExecutionId execution, boolean insists) {
        live.add(execution);
        boolean admitted = insists || atWork.size() < 2 * most;
        if (admitted) {
            atWork.add(execution);
        }
        return admitted;
    }

    void leave(ExecutionId execution) {
        synchronized (this) {
            live.remove(execution);
            atWork.remove(execution);
        }
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
}
