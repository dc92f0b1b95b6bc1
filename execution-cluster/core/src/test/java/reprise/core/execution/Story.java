package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.WorkspaceId;
import reprise.core.execution.ExecutionCommand.Start;
import reprise.core.plan.Plan;
import reprise.core.value.Values;
import reprise.sdk.Json;

/** Tells what happens to an execution, for tests: begin, do one thing after another, look. */
final class Story {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final Json TRIGGER = Json.object("type", "manual", "body", 1);

    private final Plan plan;
    private final List<ExecutionEvent> history = new ArrayList<>();
    private List<ExecutionEvent> latest = List.of();
    private Instant now = NOON;
    private Ceilings ceilings = Ceilings.USUAL;

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
                Optional.empty(),
                Optional.empty());
    }

    Story after(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** From now on a decision is full with its first events. */
    Story stepByStep() {
        ceilings = new Ceilings(1, 1, Long.MAX_VALUE);
        return this;
    }

    Story when(ExecutionCommand command) {
        switch (decide(command)) {
            case Decision.Accept(var events) -> {
                latest = events;
                history.addAll(events);
            }
            case Decision.Needs(var values) -> throw new AssertionError("not at hand: " + values);
            case Decision.Reject(var refusal) -> throw new AssertionError("refused: " + refusal);
        }
        return this;
    }

    Decision<ExecutionEvent> decide(ExecutionCommand command) {
        return ExecutionDecider.decide(plan, execution(), command, new Circumstances(now, Values.INLINE, ceilings));
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

    static StepId step(String node) {
        return StepId.parse(node);
    }

    /** The attempts that should be under way. */
    static Map<String, StepState.Running> attempts(Execution execution) {
        var attempts = new LinkedHashMap<String, StepState.Running>();
        execution.tasks().forEach(task -> {
            if (task instanceof Task.Attempt attempt) {
                attempts.put(attempt.step().toString(), attempt.running());
            }
        });
        return attempts;
    }

    /** What an execution left, as JSON. */
    static Optional<Json> output(Execution execution) {
        return ExecutionOutput.json(execution, Values.INLINE);
    }

    static String inShort(ExecutionEvent event) {
        return switch (event) {
            case ExecutionEvent.Started _ -> "started";
            case ExecutionEvent.NodeStarted e -> e.step() + " started " + e.attempt();
            case ExecutionEvent.NodeCompleted e -> e.step() + " completed " + e.port();
            case ExecutionEvent.NodeRetryScheduled e -> e.step() + " retries after " + e.attempt();
            case ExecutionEvent.NodeFailed e ->
                e.step() + " failed" + e.port().map(port -> " by " + port).orElse("");
            case ExecutionEvent.NodeWaiting e ->
                e.step() + " waits" + e.signal().map(name -> " for " + name).orElse("");
            case ExecutionEvent.NodeSkipped e -> e.step() + " skipped";
            case ExecutionEvent.NodeCancelled e -> e.step() + " cancelled";
            case ExecutionEvent.NodeResolved e -> e.step() + " resolved";
            case ExecutionEvent.LoopStarted e -> e.step() + " loops over " + e.size();
            case ExecutionEvent.RoundFinished e ->
                e.loop() + "[" + e.round() + "] " + (e.failure().isPresent() ? "failed" : "finished");
            case ExecutionEvent.ResultsGathered e -> e.loop() + " gathered " + e.count();
            case ExecutionEvent.ChildRequested e -> e.step() + " calls";
            case ExecutionEvent.ChildStarted e -> e.step() + " has called";
            case ExecutionEvent.SignalReceived e -> "signal " + e.name();
            case ExecutionEvent.Logged e -> e.step() + " says " + e.message();
            case ExecutionEvent.Responded e -> e.step() + " answers " + e.status();
            case ExecutionEvent.Paused _ -> "paused";
            case ExecutionEvent.Resumed _ -> "resumed";
            case ExecutionEvent.Ending e -> "ending " + inShort(e.outcome());
            case ExecutionEvent.Ended e -> "ended " + inShort(e.outcome());
            case ExecutionEvent.Reopened e -> "reopened " + e.steps();
            case ExecutionEvent.TaskDone _ -> "a debt is paid";
        };
    }

    private static String inShort(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed completed -> "with " + completed.by();
            case Outcome.Failed failed -> "failed by " + failed.failure().code();
            case Outcome.Cancelled cancelled -> "cancelled: " + cancelled.reason();
        };
    }
}
