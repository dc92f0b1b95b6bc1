package reprise.core.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import reprise.core.StepId;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.Over;
import reprise.core.execution.ExecutionEvent.*;
import reprise.core.execution.StepState.Calling;
import reprise.core.execution.StepState.Cancelled;
import reprise.core.execution.StepState.Completed;
import reprise.core.execution.StepState.Failed;
import reprise.core.execution.StepState.Looping;
import reprise.core.execution.StepState.Retrying;
import reprise.core.execution.StepState.Running;
import reprise.core.execution.StepState.Skipped;
import reprise.core.execution.StepState.Waiting;
import reprise.core.value.Value;

/** Follows events. No rules stand here, so it stays true for ever: engine, time travel, fork and verifier share it. */
final class Application {

    static Execution of(Execution execution, ExecutionEvent event) {
        return switch (event) {
            case Started e -> begun(e);
            case Reopened e -> reopened(over(execution), e);
            case TaskDone e
            when execution instanceof Over over ->
                new Over(withoutDebt(next(over.last()), e.task()), over.outcome(), over.at());
            case Ended e -> ended(active(execution), e);
            case ExecutionEvent other -> next(followed(active(execution), other));
        };
    }

    private static Active followed(Active a, ExecutionEvent event) {
        return switch (event) {
            case NodeStarted e -> {
                var input = e.input().remembered();
                yield step(
                        a,
                        e.step(),
                        new Running(tries(a, e.step()).at(e.attempt()), input, since(a, e.step(), e.at())),
                        e.input());
            }
            case NodeCompleted e -> completed(a, e);
            case NodeRetryScheduled e -> {
                var tries = tries(a, e.step()).at(e.attempt());
                yield step(
                        a,
                        e.step(),
                        new Retrying(
                                e.failure().definite() ? tries.answered() : tries,
                                input(a, e.step()),
                                e.failure(),
                                e.dueAt(),
                                since(a, e.step(), e.at())));
            }
            case NodeFailed e -> {
                var tries = tries(a, e.step()).at(e.attempt());
                yield step(
                        a,
                        e.step(),
                        new Failed(
                                e.failure().definite() ? tries.answered() : tries,
                                e.failure(),
                                e.port(),
                                input(a, e.step()),
                                e.port().isEmpty() ? passage(a, e.step()) : Optional.empty(),
                                since(a, e.step(), e.at()),
                                e.at()));
            }
            case NodeWaiting e ->
                step(
                        a,
                        e.step(),
                        new Waiting(
                                tries(a, e.step()).at(e.attempt()),
                                e.signal(),
                                e.until(),
                                e.port(),
                                since(a, e.step(), e.at())));
            case NodeSkipped e -> step(a, e.step(), new Skipped(e.at()));
            case NodeCancelled e -> cancelled(a, e);
            case LoopStarted e ->
                step(
                        a,
                        e.step(),
                        new Looping(
                                tries(a, e.step()).at(e.attempt()),
                                Rounds.begin(e.items().remembered(), e.size(), e.rules()),
                                since(a, e.step(), e.at())),
                        e.items());
            case RoundFinished e ->
                rounds(
                        a,
                        e.loop(),
                        e.result(),
                        all -> all.finished(e.round(), e.result().remembered(), e.failure()));
            case ResultsGathered e ->
                rounds(
                        a,
                        e.loop(),
                        e.results(),
                        all -> all.gathered(e.count(), e.results().remembered()));
            case ChildRequested e ->
                step(
                        a,
                        e.step(),
                        new Calling(
                                tries(a, e.step()).at(e.attempt()),
                                e.child(),
                                e.workflow(),
                                e.version(),
                                e.input().remembered(),
                                e.waits(),
                                false,
                                since(a, e.step(), e.at())),
                        e.input());
            case ChildStarted e ->
                a.root().find(e.step()).orElse(null) instanceof Calling c
                        ? step(
                                a,
                                e.step(),
                                new Calling(
                                        c.tries(),
                                        c.child(),
                                        c.workflow(),
                                        c.version(),
                                        c.input(),
                                        c.waits(),
                                        true,
                                        c.startedAt()))
                        : a;
            case SignalReceived e -> {
                var kept = new SignalReceived(e.name(), e.body().remembered(), e.cause(), e.at());
                yield Change.of(a)
                        .signals(plus(a.signals(), kept))
                        .beside(e.body())
                        .done();
            }
            case Logged e -> Change.of(a).beside(e.data()).done();
            case Responded e -> {
                var kept = new Responded(
                        e.step(), e.status(), e.headers(), e.body().remembered(), e.at());
                yield Change.of(a).answer(kept).beside(e.body()).done();
            }
            case NodeResolved _ -> a; // what was decided follows
            case Paused _ -> Change.of(a).paused(true).done();
            case Resumed _ -> Change.of(a).paused(false).done();
            case Ending e -> Change.of(a).ending(Optional.of(e.outcome())).done();
            case TaskDone e -> withoutDebt(a, e.task());
            case Started _, Ended _, Reopened _ -> throw new IllegalStateException("followed elsewhere: " + event);
        };
    }

    private static Execution begun(Started e) {
        var kept = remembered(e, e.input());
        return new Active(
                kept,
                e.deadline(),
                Scope.EMPTY,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                e.input().bytesBeside() + e.params().bytesBeside(),
                1);
    }

    private static Started remembered(Started e, Value input) {
        return new Started(
                e.id(),
                e.plan(),
                e.workspace(),
                e.trigger(),
                e.triggerType(),
                input.remembered(),
                e.params().remembered(),
                e.cause(),
                e.key(),
                e.parent(),
                e.deadline(),
                e.at());
    }

    private static Execution ended(Active a, Ended e) {
        var debts = a.start()
                .parent()
                .filter(Parent::waits)
                .<List<Task>>map(parent -> plus(a.debts(), new Task.TellParent(parent)))
                .orElse(a.debts());
        return new Over(next(Change.of(a).ending(Optional.empty()).debts(debts).done()), e.outcome(), e.at());
    }

    private static Execution reopened(Over over, Reopened e) {
        var a = over.last();
        var root = a.root();
        var loopsFirst = e.steps().stream()
                .sorted(Comparator.comparingInt(step -> step.rounds().size()))
                .toList();
        for (var id : loopsFirst) {
            var state =
                    root.find(id).orElseThrow(() -> new IllegalStateException("reopened, but never heard of: " + id));
            root = root.with(id, reopened(state, e.input().isPresent()));
        }
        var debts = a.debts().stream()
                .filter(debt -> !(debt instanceof Task.TellParent))
                .toList();
        return next(Change.of(a)
                .start(e.input().map(input -> remembered(a.start(), input)).orElse(a.start()))
                .beside(e.input().orElse(Value.NULL))
                .root(root)
                .deadline(e.deadline())
                .paused(false)
                .debts(debts)
                .done());
    }

    /** A loop goes on where it stood, anything else is made again. */
    private static StepState reopened(StepState state, boolean newInput) {
        return state.passage()
                .<StepState>map(rounds -> new Looping(state.tries(), rounds, state.startedAt()))
                .orElseGet(() -> new StepState.Reopened(
                        newInput
                                ? state.tries().reopened().answered()
                                : state.tries().reopened(), // asks for other things
                        newInput ? Optional.empty() : state.knownInput(), // else it would not see the new one
                        state.startedAt()));
    }

    private static Active completed(Active a, NodeCompleted e) {
        var output =
                switch (e.output()) {
                    case Output.Data(var value) -> new Output.Data(value.remembered());
                    case Output.OfSignal(var name) ->
                        new Output.Data(a.signal(name).map(SignalReceived::body).orElse(Value.NULL));
                    case Output.Same _, Output.Trigger _, Output.Item _ -> e.output();
                };
        var state = new Completed(
                tries(a, e.step()).at(e.attempt()),
                e.port(),
                output,
                input(a, e.step()),
                since(a, e.step(), e.at()),
                e.at());
        return switch (e.output()) {
            case Output.OfSignal(var name) -> step(withoutSignal(a, name), e.step(), state);
            case Output.Data(var value) -> step(a, e.step(), state, value);
            case Output.Same _, Output.Trigger _, Output.Item _ -> step(a, e.step(), state);
        };
    }

    private static Active cancelled(Active a, NodeCancelled e) {
        var state = a.root().find(e.step());
        var cancelled = step(
                a,
                e.step(),
                new Cancelled(
                        state.map(StepState::tries).orElse(Tries.NONE),
                        state.flatMap(StepState::knownInput),
                        passage(a, e.step()),
                        since(a, e.step(), e.at()),
                        e.at()));
        return state.orElse(null) instanceof Calling calling && calling.waits()
                ? Change.of(cancelled)
                        .debts(plus(cancelled.debts(), new Task.CancelChild(calling.child())))
                        .done()
                : cancelled;
    }

    private static Active rounds(Active a, StepId loop, Value beside, UnaryOperator<Rounds> change) {
        if (!(a.root().find(loop).orElse(null) instanceof Looping looping)) {
            throw new IllegalStateException("a round of " + loop + ", which is not under way");
        }
        return step(a, loop, new Looping(looping.tries(), change.apply(looping.rounds()), looping.startedAt()), beside);
    }

    private static Active step(Active a, StepId step, StepState state) {
        return step(a, step, state, Value.NULL);
    }

    private static Active step(Active a, StepId step, StepState state, Value beside) {
        return Change.of(a).root(a.root().with(step, state)).beside(beside).done();
    }

    private static Active withoutDebt(Active a, String task) {
        return Change.of(a)
                .debts(a.debts().stream()
                        .filter(debt -> !debt.key().equals(task))
                        .toList())
                .done();
    }

    private static Active withoutSignal(Active a, String name) {
        var taken = a.signal(name);
        return Change.of(a)
                .signals(a.signals().stream()
                        .filter(signal -> taken.isEmpty() || signal != taken.get())
                        .toList())
                .done();
    }

    private static Active next(Active a) {
        return Change.of(a).sequenceNr(a.sequenceNr() + 1).done();
    }

    private static Tries tries(Active a, StepId step) {
        return a.root().find(step).map(StepState::tries).orElse(Tries.NONE);
    }

    private static Optional<Value> input(Active a, StepId step) {
        return a.root().find(step).flatMap(StepState::knownInput);
    }

    private static Optional<Rounds> passage(Active a, StepId step) {
        return a.root().find(step).flatMap(StepState::passage);
    }

    /** When the step was first heard of; {@code otherwise} where that is now. */
    private static Instant since(Active a, StepId step, Instant otherwise) {
        return a.root().find(step).map(StepState::startedAt).orElse(otherwise);
    }

    private static <T> List<T> plus(List<? extends T> list, T one) {
        return new ArrayList<T>(Stream.concat(list.stream(), Stream.of(one)).toList());
    }

    private static Active active(Execution execution) {
        if (execution instanceof Active active) {
            return active;
        }
        throw new IllegalStateException("an event of an execution that is not under way: its history is broken");
    }

    private static Over over(Execution execution) {
        if (execution instanceof Over over) {
            return over;
        }
        throw new IllegalStateException("an execution that has not ended is reopened: its history is broken");
    }

    private Application() {}
}
