package reprise.core.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.execution.ExecutionEvent.SignalReceived;
import reprise.core.execution.ExecutionEvent.Started;

/** One run of a workflow, as far as its events tell. */
public sealed interface Execution {

    record None() implements Execution {}

    /**
     * Under way.
     *
     * @param deadline when the whole execution times out
     * @param answer what the caller of its webhook was told
     * @param ending how it ends, once that is settled and something is still to be cancelled
     * @param paused whether nothing new may begin
     * @param signals that nothing has waited for yet, in the order they came
     * @param debts what it owes to others, whether or not it has ended by then
     * @param bytesBeside how many bytes of values lie beside its events
     * @param sequenceNr of the last event
     */
    record Active(
            Started start,
            Optional<Instant> deadline,
            Scope root,
            Optional<Responded> answer,
            Optional<Outcome> ending,
            boolean paused,
            List<SignalReceived> signals,
            List<Task> debts,
            long bytesBeside,
            long sequenceNr)
            implements Execution {

        /** The oldest signal of that name that nothing has waited for yet. */
        Optional<SignalReceived> signal(String name) {
            return signals.stream().filter(signal -> signal.name().equals(name)).findFirst();
        }
    }

    /** Ended; {@code last} is how it stood then. What it still owes is among its {@link #tasks}. */
    record Over(Active last, Outcome outcome, Instant at) implements Execution {}

    Execution NONE = new None();

    /** What a history adds up to. */
    static Execution fold(List<ExecutionEvent> history) {
        var execution = NONE;
        for (var event : history) {
            execution = apply(execution, event);
        }
        return execution;
    }

    /** Follows the event without judging it: by now it is history. @throws IllegalStateException where it makes no sense */
    static Execution apply(Execution execution, ExecutionEvent event) {
        return Application.of(execution, event);
    }

    /** How it stands, or stood last; empty before its beginning. */
    default Optional<Active> latest() {
        return switch (this) {
            case None _ -> Optional.empty();
            case Active active -> Optional.of(active);
            case Over over -> Optional.of(over.last());
        };
    }

    /** Of the last event; 0 before the first. */
    default long sequenceNr() {
        return latest().map(Active::sequenceNr).orElse(0L);
    }

    /** All that it owes right now. */
    default List<Task> tasks() {
        return switch (this) {
            case None _ -> List.of();
            case Active active ->
                Stream.concat(active.root().all().flatMap(Execution::task), active.debts().stream())
                        .toList();
            case Over over -> over.last().debts();
        };
    }

    /** Whether it has ended and owes nothing any more. */
    default boolean isSettled() {
        return this instanceof Over over && over.last().debts().isEmpty();
    }

    /** When something must happen by itself. */
    default Optional<Instant> nextDue() {
        if (!(this instanceof Active active)) {
            return Optional.empty();
        }
        var timers = active.paused()
                ? Stream.<Instant>empty()
                : active.root().all().flatMap(step -> switch (step.state()) {
                    case StepState.Retrying retrying -> Stream.of(retrying.dueAt());
                    case StepState.Waiting waiting -> waiting.until().stream();
                    case StepState _ -> Stream.<Instant>empty();
                });
        return Stream.concat(timers, active.deadline().stream()).min(Instant::compareTo);
    }

    private static Stream<Task> task(Scope.Located step) {
        return switch (step.state()) {
            case StepState.Running running -> Stream.of(new Task.Attempt(step.id(), running));
            case StepState.Calling calling
            when !calling.started() ->
                Stream.of(new Task.StartChild(
                        step.id(),
                        calling.child(),
                        calling.workflow(),
                        calling.version(),
                        calling.input(),
                        calling.waits()));
            case StepState _ -> Stream.empty();
        };
    }
}
