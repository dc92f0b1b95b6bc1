package reprise.core.execution;

import java.time.Instant;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.WorkspaceId;
import reprise.sdk.Answer;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.LogLine;

/** What happened to an execution. Kept for ever: read the journal's {@code EventNames} before touching a component. */
public sealed interface ExecutionEvent {

    /** By the clock of the node that decided. */
    Instant at();

    /**
     * It began.
     *
     * @param trigger the node it began at
     * @param input the trigger as expressions see it: {@code {type, body, headers, query, params, method, path}}
     * @param params what the start gave in place of the declared fallbacks, an object
     * @param deadline when the whole execution times out
     */
    record Started(
            ExecutionId id,
            PlanId plan,
            WorkspaceId workspace,
            NodeId trigger,
            Json input,
            Json params,
            Cause cause,
            Optional<StartKey> key,
            Optional<Instant> deadline,
            Instant at)
            implements ExecutionEvent {}

    /** An attempt is about to be made. {@code input} is the configuration as evaluated for it. */
    record NodeStarted(NodeId node, int attempt, Json input, Instant at) implements ExecutionEvent {}

    /** The node is done and the flow left it by {@code port}. */
    record NodeCompleted(NodeId node, int attempt, String port, Output output, Instant at) implements ExecutionEvent {}

    /** An attempt failed and another will be made at {@code dueAt}. */
    record NodeRetryScheduled(NodeId node, int attempt, Failure failure, Instant dueAt, Instant at)
            implements ExecutionEvent {}

    /** The node failed for good. With a {@code port} the flow went on by it, the failure as output. */
    record NodeFailed(NodeId node, int attempt, Failure failure, Optional<String> port, Instant at)
            implements ExecutionEvent {}

    /** The node sleeps until {@code until}, to go on by {@code port}. */
    record NodeWaiting(NodeId node, Instant until, String port, Instant at) implements ExecutionEvent {}

    /** None of the edges that lead to the node was taken. */
    record NodeSkipped(NodeId node, Instant at) implements ExecutionEvent {}

    /** The node wrote a line for the people who watch. */
    record Logged(NodeId node, int attempt, LogLine line, Instant at) implements ExecutionEvent {}

    /** The workflow answered the caller of its webhook. */
    record Responded(NodeId node, Answer answer, Instant at) implements ExecutionEvent {}

    /** Nothing more will happen. */
    record Ended(Outcome outcome, Instant at) implements ExecutionEvent {}
}
