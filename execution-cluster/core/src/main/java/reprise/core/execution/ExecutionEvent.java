package reprise.core.execution;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.StepId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.value.Value;
import reprise.sdk.Failure;
import reprise.sdk.LogLine;

/**
 * What happened to an execution. Each is a head, which says what happened to which step, and where it carries data, a
 * {@link Value}. Kept for ever: read the journal's {@code EventNames} before touching a component.
 */
public sealed interface ExecutionEvent {

    /** By the clock of the node that decided. */
    Instant at();

    /**
     * It began.
     *
     * @param trigger the node it began at
     * @param triggerType what kind of trigger that was: {@code webhook}, {@code manual}, …
     * @param input the trigger as expressions see it: {@code {type, body, headers, query, params, method, path}}
     * @param params what the start gave in place of the declared fallbacks, an object
     * @param parent the step of another execution that began it
     * @param deadline when the whole execution times out
     */
    record Started(
            ExecutionId id,
            PlanId plan,
            WorkspaceId workspace,
            NodeId trigger,
            String triggerType,
            Value input,
            Value params,
            Cause cause,
            Optional<StartKey> key,
            Optional<Parent> parent,
            Optional<Instant> deadline,
            Instant at)
            implements ExecutionEvent {}

    /** An attempt is about to be made. {@code input} is the configuration as evaluated for it. */
    record NodeStarted(StepId step, int attempt, Value input, Instant at) implements ExecutionEvent {}

    /** The step is done and the flow left it by {@code port}. */
    record NodeCompleted(StepId step, int attempt, String port, Output output, Instant at) implements ExecutionEvent {}

    /** An attempt failed and another will be made at {@code dueAt}. */
    record NodeRetryScheduled(StepId step, int attempt, Failure failure, Instant dueAt, Instant at)
            implements ExecutionEvent {}

    /** The step failed for good. With a {@code port} the flow went on by it, the failure as output. */
    record NodeFailed(StepId step, int attempt, Failure failure, Optional<String> port, Instant at)
            implements ExecutionEvent {}

    /**
     * The step waits: for a signal, for a time, or for whichever comes first.
     *
     * @param signal the name of what it waits for; its body becomes the step's output, by {@code main}
     * @param until then it goes on by {@code port}, its input passed on
     */
    record NodeWaiting(
            StepId step, int attempt, Optional<String> signal, Optional<Instant> until, String port, Instant at)
            implements ExecutionEvent {}

    /** None of the edges that lead to the step was taken. */
    record NodeSkipped(StepId step, Instant at) implements ExecutionEvent {}

    /** It was under way, or waited, when what it belongs to ended without it. */
    record NodeCancelled(StepId step, Instant at) implements ExecutionEvent {}

    /** A loop begins. @param items a list @param size how many there are */
    record LoopStarted(StepId step, int attempt, Value items, int size, LoopRules rules, Instant at)
            implements ExecutionEvent {}

    /** A passage through the body of a loop is over. Of its steps nothing remains but this. */
    record RoundFinished(StepId loop, int round, Value result, Optional<Failure> failure, Instant at)
            implements ExecutionEvent {}

    /**
     * The results of the next {@code count} rounds were put together with those before them that were still small.
     *
     * @param results a list
     */
    record ResultsGathered(StepId loop, int count, Value results, Instant at) implements ExecutionEvent {}

    /** Another execution is to be started. @param waits whether the step waits for its end */
    record ChildRequested(
            StepId step,
            int attempt,
            ExecutionId child,
            WorkflowId workflow,
            Optional<Integer> version,
            Value input,
            boolean waits,
            Instant at)
            implements ExecutionEvent {}

    /** The other execution has begun: that is in its own history. */
    record ChildStarted(StepId step, ExecutionId child, Instant at) implements ExecutionEvent {}

    /** Somebody sent a signal. Where nothing waits for it yet, it is kept. */
    record SignalReceived(String name, Value body, Cause cause, Instant at) implements ExecutionEvent {}

    /** A step wrote a line for the people who watch. */
    record Logged(StepId step, int attempt, LogLine.Level level, String message, Value data, Instant at)
            implements ExecutionEvent {}

    /** The workflow answered the caller of its webhook. Header names in lower case. */
    record Responded(StepId step, int status, Map<String, String> headers, Value body, Instant at)
            implements ExecutionEvent {}

    /** From now on nothing new is begun; what is under way reports. */
    record Paused(Cause cause, Optional<String> reason, Instant at) implements ExecutionEvent {}

    record Resumed(Cause cause, Optional<String> reason, Instant at) implements ExecutionEvent {}

    /** How it ends is settled; what is still under way is cancelled before it has ended. */
    record Ending(Outcome outcome, Cause cause, Instant at) implements ExecutionEvent {}

    /** It is over. @param owing whether something is still to be done for others: see {@link TaskDone} */
    record Ended(Outcome outcome, boolean owing, Instant at) implements ExecutionEvent {}

    /**
     * It goes on after its end: these steps are made again.
     *
     * @param input the trigger as expressions see it from now on; empty: as before
     * @param deadline in place of the first one
     */
    record Reopened(
            List<StepId> steps,
            Optional<Value> input,
            Cause cause,
            Optional<String> reason,
            Optional<Instant> deadline,
            Instant at)
            implements ExecutionEvent {}

    /** Somebody decided what becomes of a step that had not come to its end: its next event says what. */
    record NodeResolved(StepId step, Cause cause, Optional<String> reason, Instant at) implements ExecutionEvent {}

    /** What it owed to another has been done. @param last whether it has ended and owes nothing any more */
    record TaskDone(String task, boolean last, Instant at) implements ExecutionEvent {}
}
