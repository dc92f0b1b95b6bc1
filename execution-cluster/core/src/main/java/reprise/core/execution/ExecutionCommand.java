package reprise.core.execution;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.WorkspaceId;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.LogLine;

/** What can be asked of an execution, or reported to it. Any may come twice, late or never. */
public sealed interface ExecutionCommand {

    /** Begin at {@code trigger}; {@code params} is an object of what replaces declared fallbacks. */
    record Start(
            ExecutionId id,
            WorkspaceId workspace,
            NodeId trigger,
            Json input,
            Json params,
            Cause cause,
            Optional<StartKey> key,
            Optional<Parent> parent)
            implements ExecutionCommand {}

    /** An attempt went well. */
    record Complete(StepId step, int attempt, String port, Json output, List<LogLine> log)
            implements ExecutionCommand {}

    /** An attempt failed. @param retryAfter how long the other side wants to be left alone */
    record Fail(StepId step, int attempt, Failure failure, Optional<Duration> retryAfter, List<LogLine> log)
            implements ExecutionCommand {

        public Fail(StepId step, int attempt, Failure failure, List<LogLine> log) {
            this(step, attempt, failure, Optional.empty(), log);
        }
    }

    /** Time has passed: do what is due. */
    record Tick() implements ExecutionCommand {}

    /** Do what is left of a decision that was too long for one. */
    record Continue() implements ExecutionCommand {}

    record Cancel(String reason, Cause cause) implements ExecutionCommand {}

    record Pause(Cause cause, Optional<String> reason) implements ExecutionCommand {}

    record Resume(Cause cause, Optional<String> reason) implements ExecutionCommand {}

    /**
     * Go on from the failed steps; those in {@code outputs} count as completed with that output instead.
     *
     * @param input in place of the body of the trigger
     */
    record Retry(Map<StepId, Json> outputs, Optional<Json> input, Cause cause, Optional<String> reason)
            implements ExecutionCommand {}

    /** A step that failed, waits or would be tried again counts as completed with that output. */
    record Skip(StepId step, Json output, Cause cause, Optional<String> reason) implements ExecutionCommand {}

    /** For the step that waits for it, or the one that will. */
    record Signal(String name, Json body, Cause cause) implements ExecutionCommand {}

    /** The execution that a step asked for has begun. */
    record ReportStarted(ExecutionId child) implements ExecutionCommand {}

    /** The execution that a step waits for has ended, or cannot be started: then with a failure of its own. */
    record ReportEnded(StepId step, ExecutionId child, ChildResult result) implements ExecutionCommand {}

    /** A {@link Task} that may outlive the execution has been done. */
    record Settle(String task) implements ExecutionCommand {}

    /** The journal does not take what {@code refused} led to, and never will: go on without it. */
    record Unstorable(ExecutionCommand refused) implements ExecutionCommand {}
}
