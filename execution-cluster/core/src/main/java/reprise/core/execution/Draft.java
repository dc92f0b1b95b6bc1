package reprise.core.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reprise.core.StepId;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Ending;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.NodeCancelled;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.expression.Budget;
import reprise.core.expression.Roots;
import reprise.core.plan.Plan;
import reprise.core.plan.PlanNode;
import reprise.core.plan.Template;
import reprise.core.value.JsonSize;
import reprise.core.value.Value;
import reprise.core.value.ValueTooLarge;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.LogLine;

/**
 * A decision being written: each event is applied as it is added, and what follows is read off the state it leads to, so
 * that no rule is written twice. Lives within one call of {@link ExecutionDecider}.
 */
final class Draft {
    private final Plan plan;
    private final Circumstances circumstances;
    private final List<ExecutionEvent> events = new ArrayList<>();
    private final Attempting attempting;
    private final Looping looping;
    private Execution execution;
    private long bytes;

    /** What its expressions have cost. Each has a budget of its own, so that where a decision ends makes no difference. */
    private long steps;

    /** Steps that may be able to go on because of what was added last: a shorter way to the frontier's next move. */
    private final ArrayDeque<StepId> followers = new ArrayDeque<>();

    Draft(Plan plan, Execution execution, Circumstances circumstances) {
        this.plan = plan;
        this.execution = execution;
        this.circumstances = circumstances;
        this.attempting = new Attempting(this);
        this.looping = new Looping(this);
    }

    Plan plan() {
        return plan;
    }

    Circumstances circumstances() {
        return circumstances;
    }

    Instant now() {
        return circumstances.now();
    }

    Active active() {
        return (Active) execution;
    }

    boolean isOver() {
        return !(execution instanceof Active active) || active.ending().isPresent();
    }

    boolean isFull() {
        return events.size() >= circumstances.ceilings().events()
                || bytes >= circumstances.ceilings().decisionBytes()
                || steps >= Budget.STEPS;
    }

    void add(ExecutionEvent event) {
        events.add(event);
        execution = Execution.apply(execution, event);
    }

    /** Follows the flow as far as it leads without waiting for anybody, to the end, or to what one decision may come to. */
    void goOn() {
        while (!isFull() && execution instanceof Active active) {
            var moves = next(active);
            if (moves.isEmpty()) {
                return;
            }
            perform(moves.getFirst());
        }
    }

    /** {@link #goOn}, and what was decided by then. */
    Decision<ExecutionEvent> goneOn() {
        goOn();
        return new Decision.Accept<>(List.copyOf(events));
    }

    private List<Move> next(Active active) {
        while (!followers.isEmpty()) {
            var step = followers.peek();
            var moves = Frontier.at(plan, active, step.rounds(), plan.node(step.node()));
            if (!moves.isEmpty()) {
                return moves;
            }
            followers.poll();
        }
        return Frontier.of(plan, active);
    }

    void perform(Move move) {
        switch (move) {
            case Move.Begin begin -> complete(begin.step(), "main", new Output.Trigger());
            case Move.Attempt attempt -> attempting.make(attempt.step());
            case Move.Skip skip -> {
                add(new NodeSkipped(skip.step(), now()));
                follow(skip.step());
            }
            case Move.TakeSignal signal -> complete(signal.step(), "main", new Output.OfSignal(signal.name()));
            case Move.LetGo(var step, var child) ->
                complete(step, "main", Json.object("executionId", child.toString()));
            case Move.Cancel cancel -> add(new NodeCancelled(cancel.step(), now()));
            case Move.FinishRound round -> looping.finishRound(round.loop(), round.round());
            case Move.GatherResults gather -> looping.gather(gather.loop());
            case Move.FinishLoop finish -> looping.finish(finish.loop());
            case Move.FailLoop fail -> looping.fail(fail.loop());
            case Move.End end -> end(end.outcome(), Cause.UNKNOWN);
        }
    }

    /** Ends it at once where nothing is under way; else what is under way is cancelled first. How it ends is settled once. */
    void end(Outcome outcome, Cause cause) {
        var ending = active().ending();
        if (active().root().settled()) {
            var owing = !active().debts().isEmpty()
                    || active().start().parent().filter(Parent::waits).isPresent();
            add(new Ended(ending.orElse(outcome), owing, now()));
        } else if (ending.isEmpty()) {
            add(new Ending(outcome, cause, now()));
        }
    }

    Json evaluated(Template config, Roots roots) {
        var budget = new Budget();
        try {
            return config.evaluate(roots, budget);
        } finally {
            steps += budget.spent();
        }
    }

    /** Data for an event, kept within it or beside. @throws ValueTooLarge where they are beyond a ceiling */
    Value keep(Json json) {
        var value = circumstances.values().keep(json);
        long ceiling = circumstances.ceilings().valueBytesPerExecution();
        if (value.bytesBeside() > 0
                && execution instanceof Active active
                && active.bytesBeside() + value.bytesBeside() > ceiling) {
            throw new ValueTooLarge(ceiling);
        }
        bytes += value instanceof Value.Inline ? JsonSize.of(json) : 0;
        return value;
    }

    void complete(StepId step, String port, Json output) {
        if (!JsonDepth.isReadable(output)) {
            fail(step, JsonDepth.tooDeep("the output"));
            return;
        }
        try {
            complete(step, port, new Output.Data(keep(output)));
        } catch (ValueTooLarge tooLarge) {
            fail(step, Failures.tooLarge("the output", tooLarge));
        }
    }

    void complete(StepId step, String port, Output output) {
        add(new NodeCompleted(step, attempt(step), port, output, now()));
        follow(step);
    }

    void fail(StepId step, Failure full) {
        fail(step, full, Optional.empty());
    }

    /** Tries again, goes on without it, or ends, as the node's policies say. */
    void fail(StepId step, Failure full, Optional<Duration> retryAfter) {
        var failure = Failures.storable(full);
        var node = plan.node(step.node());
        int attempt = attempt(step);
        int counted = attempt - tries(step).before();
        var definition = node.definition();
        if (failure.retryable() && counted < definition.retry().maxAttempts()) {
            var delay = definition
                    .retry()
                    .delayAfter(counted, Dice.of(active().start().id(), step, attempt), retryAfter);
            add(new NodeRetryScheduled(step, attempt, failure, now().plus(delay), now()));
            return;
        }
        failForGood(step, failure);
    }

    void failForGood(StepId step, Failure failure) {
        var onError = plan.node(step.node()).definition().onError();
        Optional<String> port =
                switch (onError) {
                    case OnError.FAIL -> Optional.empty();
                    case OnError.CONTINUE -> Optional.of("main");
                    case OnError.ROUTE -> Optional.of("error");
                };
        add(new NodeFailed(step, attempt(step), failure, port, now()));
        if (port.isPresent()) {
            follow(step);
        } else {
            followers.clear();
        }
    }

    void log(StepId step, int attempt, List<LogLine> lines) {
        for (var line : lines) {
            Value data;
            try {
                data = keep(line.data());
            } catch (ValueTooLarge tooLarge) {
                data = Value.of(Json.of("left out: it " + tooLarge.getMessage()));
            }
            add(new Logged(step, attempt, line.level(), line.message(), data, now()));
        }
    }

    Tries tries(StepId step) {
        return active().root().find(step).map(StepState::tries).orElse(Tries.NONE);
    }

    /** The number of the attempt that is under way, or is made on the spot. */
    int attempt(StepId step) {
        return active().root().find(step).orElse(null) instanceof StepState state && isUnderWay(state)
                ? state.tries().attempt()
                : tries(step).attempt() + 1;
    }

    private static boolean isUnderWay(StepState state) {
        return switch (state) {
            case StepState.Running _, StepState.Waiting _, StepState.Looping _, StepState.Calling _ -> true;
            case StepState.Retrying _, StepState.Reopened _ -> false;
            case StepState.Completed _, StepState.Failed _, StepState.Skipped _, StepState.Cancelled _ -> false;
        };
    }

    PlanNode node(StepId step) {
        return plan.node(step.node());
    }

    private void follow(StepId step) {
        node(step).out().forEach(edge -> followers.add(step.beside(edge.to())));
    }
}
