package reprise.views.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import reprise.core.ExecutionId;
import reprise.core.PlanId;
import reprise.core.StepId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.NodeCancelled;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.ExecutionEvent.Paused;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.execution.ExecutionEvent.Resumed;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.Outcome;
import reprise.core.execution.Output;
import reprise.core.value.Value;
import reprise.sdk.Failure;
import reprise.sdk.LogLine;

/** Makes up histories: whatever an execution may go through, likely or not, and as cut short as a running one is. */
public final class RandomHistory {
    private static final List<StepId> NODES =
            Stream.of("fetch", "nap-2", "_ask", "b").map(StepId::parse).toList();

    private final RandomGenerator random;
    private final List<ExecutionEvent> events = new ArrayList<>();
    private Instant now;

    private RandomHistory(RandomGenerator random, Instant start) {
        this.random = random;
        this.now = start;
    }

    public static List<ExecutionEvent> of(RandomGenerator random, WorkspaceId workspace, WorkflowId workflow) {
        var start = Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(300)));
        return new RandomHistory(random, start).make(workspace, workflow);
    }

    private List<ExecutionEvent> make(WorkspaceId workspace, WorkflowId workflow) {
        events.add(new Started(
                new ExecutionId(new UUID(random.nextLong(), random.nextLong())),
                new PlanId(workflow, 1 + random.nextInt(3)),
                workspace,
                NODES.getFirst().node(),
                random.nextBoolean() ? "webhook" : "schedule",
                Value.EMPTY_OBJECT,
                Value.EMPTY_OBJECT,
                Cause.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                random.nextInt(4) == 0 ? Optional.of(now.plusSeconds(random.nextInt(5000))) : Optional.empty(),
                now));
        for (int left = random.nextInt(14); left > 0; left--) {
            events.add(next(NODES.get(random.nextInt(NODES.size())), later()));
        }
        if (random.nextInt(3) > 0) {
            events.add(new Ended(outcome(), false, later()));
        }
        return List.copyOf(events);
    }

    private ExecutionEvent next(StepId node, Instant at) {
        int attempt = 1 + random.nextInt(3);
        return switch (random.nextInt(13)) {
            case 0, 1 -> new NodeStarted(node, attempt, Value.EMPTY_OBJECT, at);
            case 2 -> new NodeCompleted(node, attempt, "main", new Output.Trigger(), at);
            case 3 -> new NodeFailed(node, attempt, failure(), Optional.of("error"), at);
            case 4 -> new NodeRetryScheduled(node, attempt, failure(), soon(at), at);
            case 5 -> new NodeWaiting(node, attempt, Optional.empty(), Optional.of(soon(at)), "main", at);
            case 6 -> new NodeSkipped(node, at);
            case 7 -> new Logged(node, attempt, LogLine.Level.INFO, "hello", Value.NULL, at);
            case 8 -> new NodeWaiting(node, attempt, Optional.of("go"), Optional.empty(), "timeout", at);
            case 9 -> new NodeCancelled(node, at);
            case 10 -> new Paused(Cause.UNKNOWN, Optional.empty(), at);
            case 11 -> new Resumed(Cause.UNKNOWN, Optional.empty(), at);
            default -> new Responded(node, 200, Map.of(), Value.NULL, at);
        };
    }

    private Outcome outcome() {
        return switch (random.nextInt(3)) {
            case 0 -> new Outcome.Completed(List.of(NODES.getLast().node()));
            case 1 -> new Outcome.Failed(failure(), Optional.empty());
            default -> new Outcome.Cancelled("no longer wanted");
        };
    }

    private Failure failure() {
        return Failure.unknown("UPSTREAM_" + random.nextInt(3), "no\0answer\ud800");
    }

    private Instant soon(Instant at) {
        return at.plusNanos(random.nextLong(10_000_000_000_000L));
    }

    private Instant later() {
        now = now.plusNanos(random.nextLong(1_000_000_000_000L));
        return now;
    }
}
