package reprise.journal;

import reprise.core.execution.ExecutionEvent;

/**
 * The names events are stored under and shown by, never class names: classes may move, history may not. Lines are added,
 * never changed. An event whose shape changes gets the next version in its {@link EventFormat}, a lift in
 * {@link Upcasters}, and a new sample under {@code src/test/resources/events}.
 */
public final class EventNames {
    public static final String STARTED = "execution.started";
    public static final String NODE_STARTED = "execution.node-started";
    public static final String NODE_COMPLETED = "execution.node-completed";
    public static final String NODE_RETRY_SCHEDULED = "execution.node-retry-scheduled";
    public static final String NODE_FAILED = "execution.node-failed";
    public static final String NODE_WAITING = "execution.node-waiting";
    public static final String NODE_SKIPPED = "execution.node-skipped";
    public static final String NODE_CANCELLED = "execution.node-cancelled";
    public static final String NODE_RESOLVED = "execution.node-resolved";
    public static final String LOOP_STARTED = "execution.loop-started";
    public static final String ROUND_FINISHED = "execution.round-finished";
    public static final String RESULTS_GATHERED = "execution.results-gathered";
    public static final String CHILD_REQUESTED = "execution.child-requested";
    public static final String CHILD_STARTED = "execution.child-started";
    public static final String SIGNAL_RECEIVED = "execution.signal-received";
    public static final String LOGGED = "execution.logged";
    public static final String RESPONDED = "execution.responded";
    public static final String PAUSED = "execution.paused";
    public static final String RESUMED = "execution.resumed";
    public static final String ENDING = "execution.ending";
    public static final String ENDED = "execution.ended";
    public static final String REOPENED = "execution.reopened";
    public static final String TASK_DONE = "execution.task-done";

    public static String of(ExecutionEvent event) {
        return EventFormat.of(event).name();
    }

    private EventNames() {}
}
