package reprise.core.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reprise.core.ExecutionId;
import reprise.core.StepId;
import reprise.core.WorkspaceId;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Fail;
import reprise.core.execution.ExecutionCommand.Start;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.StepState.Running;
import reprise.core.plan.Plan;
import reprise.core.value.Value;
import reprise.sdk.Json;
import reprise.sdk.WorkerNode;

/** One execution of a simulation: its history, and the world's own memory of what it was asked and answered. */
final class SimulatedRun {
    private record Asked(StepId step, int attempt) {}

    final Plan plan;
    final ModelJournal journal;
    final Start start;
    boolean cancelAccepted;
    private final Map<String, Value> inputByKey = new HashMap<>();
    private final Map<Asked, List<ExecutionCommand>> answers = new HashMap<>();

    SimulatedRun(int number, Plan plan) {
        this.plan = plan;
        this.journal = new ModelJournal(plan);
        var triggers = plan.triggers();
        this.start = new Start(
                new ExecutionId(new UUID(1, number)),
                new WorkspaceId(new UUID(0, 2)),
                triggers.get(number % triggers.size()).id(),
                Story.TRIGGER,
                Json.EMPTY_OBJECT,
                Cause.UNKNOWN,
                Optional.empty(),
                Optional.empty());
    }

    /** The world is asked for an effect. True where it was asked for the same attempt before. */
    boolean isAsked(StepId step, Running running) {
        if (!journal.referee().isAttempting(step, running.tries().attempt())) {
            throw new Violation("attempt " + running.tries().attempt() + " of " + step + " is made and stands nowhere");
        }
        var key = IdempotencyKey.of(start.id(), step, running.tries().answers());
        var before = inputByKey.putIfAbsent(key, running.input());
        if (before != null && !before.equals(running.input())) {
            throw new Violation("under the key " + key + " something else was asked before");
        }
        return answers.putIfAbsent(new Asked(step, running.tries().attempt()), new ArrayList<>()) != null;
    }

    void answers(StepId step, int attempt, ExecutionCommand answer) {
        answers.get(new Asked(step, attempt)).add(answer);
    }

    /** Writes at that place; false where somebody else did. */
    boolean append(int after, List<ExecutionEvent> events) {
        if (!journal.append(after, events)) {
            return false;
        }
        events.forEach(this::mustHaveBeenAnswered);
        if (journal.execution() instanceof Execution.Active active
                && active.root().steps().values().stream().allMatch(StepState::settled)) {
            throw new Violation("stuck: everything is settled, and yet it has not ended");
        }
        return true;
    }

    private void mustHaveBeenAnswered(ExecutionEvent event) {
        boolean answered =
                switch (event) {
                    case NodeCompleted e
                    when isWorker(e.step()) ->
                        answers(e.step(), e.attempt()).stream()
                                .anyMatch(answer -> answer instanceof Complete complete
                                        && Output.of(complete.output()).equals(e.output()));
                    case NodeFailed e
                    when isWorker(e.step()) ->
                        answers(e.step(), e.attempt()).stream()
                                .anyMatch(answer -> answer instanceof Fail fail
                                        && fail.failure().equals(e.failure()));
                    case NodeRetryScheduled e
                    when isWorker(e.step()) ->
                        answers(e.step(), e.attempt()).stream()
                                .anyMatch(answer -> answer instanceof Fail fail
                                        && fail.failure().equals(e.failure()));
                    default -> true;
                };
        if (!answered) {
            throw new Violation("nobody answered that: " + Story.inShort(event));
        }
    }

    private List<ExecutionCommand> answers(StepId step, int attempt) {
        return answers.getOrDefault(new Asked(step, attempt), List.of());
    }

    private boolean isWorker(StepId id) {
        var node = plan.node(id.node());
        return node.type() instanceof WorkerNode<?> && !node.definition().disabled();
    }
}
