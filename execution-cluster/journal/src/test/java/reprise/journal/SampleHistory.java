package reprise.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.StepId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.ChildRequested;
import reprise.core.execution.ExecutionEvent.ChildStarted;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Ending;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.LoopStarted;
import reprise.core.execution.ExecutionEvent.NodeCancelled;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.ExecutionEvent.Paused;
import reprise.core.execution.ExecutionEvent.Reopened;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.execution.ExecutionEvent.ResultsGathered;
import reprise.core.execution.ExecutionEvent.Resumed;
import reprise.core.execution.ExecutionEvent.RoundFinished;
import reprise.core.execution.ExecutionEvent.SignalReceived;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.ExecutionEvent.TaskDone;
import reprise.core.execution.LoopRules;
import reprise.core.execution.Outcome;
import reprise.core.execution.Output;
import reprise.core.execution.Parent;
import reprise.core.execution.StartKey;
import reprise.core.value.Reference;
import reprise.core.value.Value;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.LogLine;

/** A history in which everything happens once, and some things twice. */
final class SampleHistory {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Value LARGE =
            new Value.Large(new Reference("0f".repeat(32), 70_000, "[1, 2, 3"), Optional.empty());
    private static final Failure BUSY = Failure.refused("BUSY", "answered 503");
    private static final Failure GONE =
            Failure.permanent("GONE", "answered 410").withDetails(Json.of("sorry"));
    private static final ExecutionId CHILD = new ExecutionId(new UUID(0, 7));
    private static final WorkflowId CALLED = new WorkflowId(new UUID(0, 8));
    private static final Outcome BROKEN = new Outcome.Failed(GONE, Optional.of(step("gone")));

    static final List<ExecutionEvent> EVENTS = List.of(
            new Started(
                    Events.EXECUTION,
                    new PlanId(new WorkflowId(new UUID(0, 2)), 3),
                    new WorkspaceId(new UUID(0, 4)),
                    new NodeId("hook"),
                    "webhook",
                    LARGE,
                    Value.EMPTY_OBJECT,
                    new Cause(Optional.of("request-1"), Optional.of("user-1")),
                    Optional.of(new StartKey("order-1", Optional.of("abc"), Optional.of(NOON.plusSeconds(86_400)))),
                    Optional.of(new Parent(new ExecutionId(new UUID(0, 5)), StepId.parse("each[3]/call"), 1, true)),
                    Optional.of(NOON.plusSeconds(3600)),
                    NOON),
            new NodeCompleted(step("hook"), 0, "main", new Output.Trigger(), NOON),
            new NodeStarted(step("call"), 1, value("asked"), NOON),
            new Logged(step("call"), 1, LogLine.Level.INFO, "calling", LARGE, NOON),
            new NodeRetryScheduled(step("call"), 1, BUSY, NOON.plusSeconds(5), NOON.plusMillis(1)),
            new NodeStarted(step("call"), 2, value("asked"), NOON.plusSeconds(5)),
            new NodeCompleted(step("call"), 2, "main", new Output.Data(LARGE), NOON.plusSeconds(6)),
            new Responded(step("answer"), 201, Map.of("content-type", "text/plain"), value("done"), NOON),
            new NodeCompleted(step("answer"), 0, "main", new Output.Same(new NodeId("call")), NOON),
            new NodeStarted(step("gone"), 1, LARGE, NOON),
            new NodeFailed(step("gone"), 1, GONE, Optional.empty(), NOON),
            new NodeStarted(step("left"), 1, value("asked"), NOON),
            new NodeFailed(step("left"), 1, BUSY, Optional.of("error"), NOON),
            new NodeSkipped(step("never"), NOON),
            new NodeWaiting(step("nap"), 0, Optional.empty(), Optional.of(NOON.plusSeconds(9)), "main", NOON),
            new ChildRequested(step("asked"), 1, CHILD, CALLED, Optional.of(2), value("in"), true, NOON),
            new ChildStarted(step("asked"), CHILD, NOON),
            new Ending(BROKEN, Cause.UNKNOWN, NOON),
            new NodeCancelled(step("nap"), NOON),
            new NodeCancelled(step("asked"), NOON),
            new Ended(BROKEN, true, NOON),
            new Reopened(
                    List.of(step("gone"), step("nap")),
                    Optional.empty(),
                    Cause.UNKNOWN,
                    Optional.empty(),
                    Optional.empty(),
                    NOON),
            new TaskDone("cancel:" + CHILD, false, NOON),
            new Paused(Cause.UNKNOWN, Optional.of("a look"), NOON),
            new SignalReceived("go", value("went"), Cause.UNKNOWN, NOON),
            new SignalReceived("stay", LARGE, Cause.UNKNOWN, NOON),
            new Resumed(Cause.UNKNOWN, Optional.empty(), NOON),
            new NodeCompleted(step("nap"), 1, "main", new Output.OfSignal("go"), NOON),
            new NodeStarted(step("gone"), 2, LARGE, NOON),
            new NodeRetryScheduled(step("gone"), 2, BUSY, NOON.plusSeconds(60), NOON),
            new NodeWaiting(step("rest"), 0, Optional.of("stop"), Optional.of(NOON.plusSeconds(90)), "late", NOON),
            new ChildRequested(step("asks"), 1, CHILD, CALLED, Optional.empty(), LARGE, false, NOON),
            new LoopStarted(step("each"), 1, LARGE, 9, new LoopRules(3, true, true), NOON),
            new NodeCompleted(StepId.parse("each[0]/a"), 0, "main", new Output.Item(), NOON),
            new RoundFinished(step("each"), 0, value("zero"), Optional.empty(), NOON),
            new NodeCompleted(StepId.parse("each[1]/a"), 0, "main", new Output.Item(), NOON),
            new RoundFinished(step("each"), 1, value("one"), Optional.of(GONE), NOON),
            new ResultsGathered(step("each"), 2, LARGE, NOON),
            new NodeCompleted(StepId.parse("each[2]/a"), 0, "main", new Output.Item(), NOON),
            new NodeCompleted(StepId.parse("each[3]/a"), 0, "main", new Output.Item(), NOON),
            new RoundFinished(step("each"), 3, value("three"), Optional.empty(), NOON),
            new LoopStarted(StepId.parse("each[2]/in"), 1, value("items"), 2, new LoopRules(1, false, false), NOON),
            new NodeStarted(StepId.parse("each[2]/in[0]/b"), 1, value("asked"), NOON));

    private static StepId step(String node) {
        return StepId.of(new NodeId(node));
    }

    private static Value value(String text) {
        return Value.of(Json.of(text));
    }

    private SampleHistory() {}
}
