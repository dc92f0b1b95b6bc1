package reprise.core.definition;

import java.time.Duration;
import java.util.Optional;
import reprise.core.WorkflowId;

/**
 * What holds for every execution of a workflow.
 *
 * @param timeout an execution that takes longer ends as failed
 * @param concurrency how many may run at once
 * @param errorWorkflow started when an execution fails
 * @param retention how long ended executions are kept
 * @param idempotencyWindow how long the keys of starts are remembered; where nothing is said, as is usual
 */
public record Settings(
        Optional<Duration> timeout,
        Optional<Integer> concurrency,
        Optional<WorkflowId> errorWorkflow,
        Optional<Duration> retention,
        Optional<IdempotencyWindow> idempotencyWindow) {

    public static final Settings NONE =
            new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
