package reprise.journal;

import java.util.Map;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.execution.ExecutionEvent.Started;

/**
 * The names events are stored under, never class names: classes may move, history may not. Lines are added, never
 * changed. An event whose shape changes gets the next version here, a lift in {@link Upcasters}, and a new sample under
 * {@code src/test/resources/events}; a member that may be missing needs neither.
 */
public final class EventNames {
    public static final String STARTED = "execution.started";
    public static final String NODE_STARTED = "execution.node-started";
    public static final String NODE_COMPLETED = "execution.node-completed";
    public static final String NODE_RETRY_SCHEDULED = "execution.node-retry-scheduled";
    public static final String NODE_FAILED = "execution.node-failed";
    public static final String NODE_WAITING = "execution.node-waiting";
    public static final String NODE_SKIPPED = "execution.node-skipped";
    public static final String LOGGED = "execution.logged";
    public static final String RESPONDED = "execution.responded";
    public static final String ENDED = "execution.ended";

    /** The present version of each name. */
    static final Map<String, Integer> VERSIONS = Map.of(
            STARTED, 1,
            NODE_STARTED, 1,
            NODE_COMPLETED, 1,
            NODE_RETRY_SCHEDULED, 1,
            NODE_FAILED, 1,
            NODE_WAITING, 1,
            NODE_SKIPPED, 1,
            LOGGED, 1,
            RESPONDED, 1,
            ENDED, 1);

    public static String of(ExecutionEvent event) {
        return switch (event) {
            case Started _ -> STARTED;
            case NodeStarted _ -> NODE_STARTED;
            case NodeCompleted _ -> NODE_COMPLETED;
            case NodeRetryScheduled _ -> NODE_RETRY_SCHEDULED;
            case NodeFailed _ -> NODE_FAILED;
            case NodeWaiting _ -> NODE_WAITING;
            case NodeSkipped _ -> NODE_SKIPPED;
            case Logged _ -> LOGGED;
            case Responded _ -> RESPONDED;
            case Ended _ -> ENDED;
        };
    }

    private EventNames() {}
}
