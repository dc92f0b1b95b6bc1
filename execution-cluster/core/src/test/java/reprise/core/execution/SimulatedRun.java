package reprise.core.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import reprise.core.ExecutionId;
import reprise.core.StepId;
import reprise.core.WorkspaceId;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Fail;
import reprise.core.execution.ExecutionCommand.ReportEnded;
import reprise.core.execution.ExecutionCommand.ReportStarted;
import reprise.core.execution.ExecutionCommand.Retry;
import reprise.core.execution.ExecutionCommand.Skip;
import reprise.core.execution.ExecutionCommand.Start;
import reprise.core.execution.ExecutionEvent.ChildRequested;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.StepState.Running;
import reprise.core.plan.Plan;
import reprise.core.value.Reference;
import reprise.core.value.Value;
import reprise.sdk.Json;
import reprise.sdk.WorkerNode;

/** One execution of a simulation: its history, and the world's own memory of what it was asked and answered. */
final class SimulatedRun {
    /** Values that are longer than this lie beside the events. */
    private static final int LONGEST = 40;

    /** Another execution that this one has asked for. */
    static final class Child {
        boolean isCancelled;
        boolean isBegun;
    }

    final Plan plan;
    final ModelJournal journal;
    final Start start;
    final Ceilings ceilings;
    boolean cancelAccepted;
    private final Map<Reference, Json> stored = new HashMap<>();
    private final Map<String, Value> inputByKey = new HashMap<>();
    private final Map<ExecutionId, Child> children = new LinkedHashMap<>();
    private final Map<StepId, ExecutionId> called = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    /** What was said: by an attempt, by another execution, or by people about a step. */
    private final Map<Object, List<Object>> said = new HashMap<>();

    SimulatedRun(int number, Plan plan, Ceilings ceilings) {
        this.plan = plan;
        this.journal = new ModelJournal(plan);
        this.ceilings = ceilings;
        var triggers = plan.triggers();
        this.start = new Start(
                new ExecutionId(new UUID(1, number)),
                new WorkspaceId(new UUID(0, 2)),
                triggers.get(number % triggers.size()).id(),
                Story.TRIGGER,
                Json.EMPTY_OBJECT,
                Cause.UNKNOWN,
                Optional.empty(),
                number % 2 == 0
                        ? Optional.empty()
                        : Optional.of(
                                new Parent(new ExecutionId(new UUID(5, number)), Story.step("each[3]/call"), 1, true)));
    }

    Forgetful values() {
        return new Forgetful(stored, LONGEST);
    }

    Child child(ExecutionId id) {
        return children.computeIfAbsent(id, _ -> new Child());
    }

    boolean isWaitingFor(ReportEnded told) {
        return journal.execution() instanceof Execution.Active active
                && active.root().find(told.step()).orElse(null) instanceof StepState.Calling calling
                && calling.child().equals(told.child());
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
        return !asked.add(attempt(step, running.tries().attempt()));
    }

    /** Notes what was said, by whomever, that may come to stand in the history. */
    void noteSaid(ExecutionCommand said) {
        switch (said) {
            case Complete c -> note(attempt(c.step(), c.attempt()), c.output());
            case Fail c -> note(attempt(c.step(), c.attempt()), c.failure());
            case ReportStarted c ->
                note(c.child(), Json.object("executionId", c.child().toString()));
            case ReportEnded(var _, var child, ChildResult.Output(var value)) -> note(child, value);
            case ReportEnded(var _, var child, ChildResult.Failed(var failure)) -> note(child, failure);
            case Retry c -> c.outputs().forEach(this::note);
            case Skip c -> note(c.step(), c.output());
            case ExecutionCommand _ -> {}
        }
    }

    private void note(Object speaker, Object said) {
        this.said.computeIfAbsent(speaker, _ -> new ArrayList<>()).add(said);
    }

    private static String attempt(StepId step, int attempt) {
        return step + "#" + attempt;
    }

    /** Writes at that place; false where somebody else did. */
    boolean append(int after, List<ExecutionEvent> events) {
        if (!journal.append(after, events)) {
            return false;
        }
        events.forEach(this::mustHaveBeenSaid);
        if (journal.execution() instanceof Execution.Active active
                && journal.referee().isIdle()
                && !ExecutionDecider.isUnfinished(plan, active)) {
            throw new Violation("stuck: nothing is owed or awaited, and yet it has not ended");
        }
        return true;
    }

    private void mustHaveBeenSaid(ExecutionEvent event) {
        boolean isSaid =
                switch (event) {
                    case ChildRequested e -> {
                        called.put(e.step(), e.child());
                        yield true;
                    }
                    case NodeCompleted e
                    when isOfTheWorld(e.step()) ->
                        e.output() instanceof Output.Data(var value)
                                && isSaid(
                                        e.step(),
                                        e.attempt(),
                                        json -> json instanceof Json answer
                                                && values().keep(answer).equals(value));
                    case NodeFailed e
                    when isOfTheWorld(e.step()) ->
                        e.failure().code().equals("RESULT_NOT_STORABLE")
                                || isSaid(e.step(), e.attempt(), e.failure()::equals);
                    case NodeRetryScheduled e
                    when isOfTheWorld(e.step()) -> isSaid(e.step(), e.attempt(), e.failure()::equals);
                    default -> true;
                };
        if (!isSaid) {
            throw new Violation("nobody said that: " + event);
        }
    }

    private boolean isSaid(StepId step, int attempt, Predicate<Object> that) {
        return Stream.of(attempt(step, attempt), called.getOrDefault(step, start.id()), step)
                .flatMap(speaker -> said.getOrDefault(speaker, List.of()).stream())
                .anyMatch(that);
    }

    private boolean isOfTheWorld(StepId id) {
        var node = plan.node(id.node());
        boolean isWorker =
                node.type() instanceof WorkerNode<?> && !node.definition().disabled();
        return isWorker || called.containsKey(id);
    }
}
