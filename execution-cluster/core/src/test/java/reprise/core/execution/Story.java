package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.WorkspaceId;
import reprise.core.execution.ExecutionCommand.Start;
import reprise.core.plan.Plan;
import reprise.sdk.Json;

/** Tells what happens to an execution, for tests: begin, do one thing after another, look. */
final class Story {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final Json TRIGGER = Json.object("type", "manual", "body", 1);

    private final Plan plan;
    private final List<ExecutionEvent> history = new ArrayList<>();
    private List<ExecutionEvent> latest = List.of();
    private Instant now = NOON;

    private Story(Plan plan) {
        this.plan = plan;
    }

    static Story of(Graph graph) {
        return new Story(graph.plan());
    }

    /** Begins at that trigger. */
    static Story begun(Graph graph, String trigger) {
        return of(graph).when(start(trigger));
    }

    static Start start(String trigger) {
        return new Start(
                new ExecutionId(new UUID(0, 1)),
                new WorkspaceId(new UUID(0, 2)),
                new NodeId(trigger),
                TRIGGER,
                Json.EMPTY_OBJECT,
                Cause.UNKNOWN,
                Optional.empty());
    }

    Story after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Story when(ExecutionCommand command) {
        switch (decide(command)) {
            case Decision.Accept(var events) -> {
                latest = events;
                history.addAll(events);
            }
            case Decision.Reject(var refusal) -> throw new AssertionError("refused: " + refusal);
        }
        return this;
    }

    Decision<ExecutionEvent> decide(ExecutionCommand command) {
        return ExecutionDecider.decide(plan, execution(), command, now);
    }

    Plan plan() {
        return plan;
    }

    List<ExecutionEvent> history() {
        return history;
    }

    /** What the last command led to. */
    List<ExecutionEvent> latest() {
        return latest;
    }

    Execution execution() {
        return Execution.fold(history);
    }

    /** What the last command led to, in short: {@code "call started"}, {@code "check completed true"}, {@code "ended completed"}. */
    Story then(String... expected) {
        assertThat(latest.stream().map(Story::inShort)).containsExactly(expected);
        return this;
    }

    static String inShort(ExecutionEvent event) {
        return switch (event) {
            case ExecutionEvent.Started _ -> "started";
            case ExecutionEvent.NodeStarted e -> e.node() + " started " + e.attempt();
            case ExecutionEvent.NodeCompleted e -> e.node() + " completed " + e.port();
            case ExecutionEvent.NodeRetryScheduled e -> e.node() + " retries after " + e.attempt();
            case ExecutionEvent.NodeFailed e ->
                e.node() + " failed" + e.port().map(port -> " by " + port).orElse("");
            case ExecutionEvent.NodeWaiting e -> e.node() + " waits";
            case ExecutionEvent.NodeSkipped e -> e.node() + " skipped";
            case ExecutionEvent.Logged e -> e.node() + " says " + e.line().message();
            case ExecutionEvent.Responded e ->
                e.node() + " answers " + e.answer().status();
            case ExecutionEvent.Ended e ->
                "ended "
                        + switch (e.outcome()) {
                            case Outcome.Completed completed -> "with " + completed.by();
                            case Outcome.Failed failed ->
                                "failed by " + failed.failure().code();
                            case Outcome.Cancelled cancelled -> "cancelled: " + cancelled.reason();
                        };
        };
    }
}
