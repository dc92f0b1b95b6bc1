package reprise.views;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import reprise.core.StepId;
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
import reprise.core.execution.ExecutionEvent.NodeResolved;
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
import reprise.core.execution.ExecutionStatus;

/**
 * The steps of an execution that have begun and not settled: all that must be kept of its history to say how it stands
 * after the next event.
 *
 * @param paused whether nothing new is begun
 */
public record Unsettled(Map<StepId, Stage> steps, boolean paused) {

    /** What such a step is at. */
    public sealed interface Stage {
        record InFlight() implements Stage {}

        record Retrying(Instant dueAt) implements Stage {}

        /** @param until empty where it waits for somebody, however long that takes */
        record Sleeping(Optional<Instant> until) implements Stage {}
    }

    public static final Unsettled NONE = new Unsettled(Map.of(), false);

    private static final Stage IN_FLIGHT = new Stage.InFlight();
    private static final String PAUSED = "!";

    public Unsettled after(ExecutionEvent event) {
        return switch (event) {
            case Started _, Ended _, Reopened _ -> NONE;
            case NodeStarted e -> with(e.step(), IN_FLIGHT);
            case ChildRequested e -> with(e.step(), IN_FLIGHT);
            case NodeRetryScheduled e -> with(e.step(), new Stage.Retrying(e.dueAt()));
            case NodeWaiting e -> with(e.step(), new Stage.Sleeping(e.until()));
            case ChildStarted e -> with(e.step(), new Stage.Sleeping(Optional.empty()));
            case NodeCompleted e -> without(e.step());
            case NodeFailed e -> without(e.step());
            case NodeSkipped e -> without(e.step());
            case NodeCancelled e -> without(e.step());
            case Paused _ -> new Unsettled(steps, true);
            case Resumed _ -> new Unsettled(steps, false);
            case LoopStarted _, RoundFinished _, ResultsGathered _, SignalReceived _ -> this;
            case NodeResolved _, Logged _, Responded _, Ending _, TaskDone _ -> this;
        };
    }

    /** Of an execution that has not ended. */
    public ExecutionStatus status() {
        if (paused) {
            return ExecutionStatus.PAUSED;
        }
        return sleeps() ? ExecutionStatus.WAITING : ExecutionStatus.RUNNING;
    }

    /** Whether it does nothing but wait. */
    public boolean sleeps() {
        return !steps.isEmpty() && steps.values().stream().allMatch(Stage.Sleeping.class::isInstance);
    }

    /** Whether an attempt is in flight. */
    public boolean inFlight() {
        return steps.containsValue(IN_FLIGHT);
    }

    /** When the first of the timers goes off; while it is paused none does. */
    public Optional<Instant> nextTimer() {
        return paused
                ? Optional.empty()
                : steps.values().stream().flatMap(Unsettled::timer).min(Instant::compareTo);
    }

    /**
     * One word per step, as {@link #parse} reads it: {@code fetch} is in flight, {@code fetch~1767225600000000} is tried
     * again then, {@code nap@1767225600000000} sleeps until then, {@code ask@} until somebody comes; in microseconds.
     * {@code !} stands first where it is paused.
     */
    public String text() {
        var text = new StringBuilder(paused ? PAUSED : "");
        steps.forEach((step, stage) -> {
            text.append(text.isEmpty() ? "" : " ").append(step);
            switch (stage) {
                case Stage.InFlight _ -> {}
                case Stage.Retrying retrying -> text.append('~').append(micros(retrying.dueAt()));
                case Stage.Sleeping(var until) -> {
                    text.append('@');
                    until.ifPresent(time -> text.append(micros(time)));
                }
            }
        });
        return text.toString();
    }

    public static Unsettled parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        boolean paused = false;
        var steps = new LinkedHashMap<StepId, Stage>();
        for (var word : text.split(" ")) {
            int retrying = word.indexOf('~');
            int sleeping = word.indexOf('@');
            if (word.equals(PAUSED)) {
                paused = true;
            } else if (retrying > 0) {
                steps.put(StepId.parse(word.substring(0, retrying)), new Stage.Retrying(time(word, retrying)));
            } else if (sleeping > 0) {
                var until =
                        sleeping == word.length() - 1 ? Optional.<Instant>empty() : Optional.of(time(word, sleeping));
                steps.put(StepId.parse(word.substring(0, sleeping)), new Stage.Sleeping(until));
            } else {
                steps.put(StepId.parse(word), IN_FLIGHT);
            }
        }
        return new Unsettled(steps, paused);
    }

    private Unsettled with(StepId step, Stage stage) {
        var copy = new LinkedHashMap<>(steps);
        copy.put(step, stage);
        return new Unsettled(copy, paused);
    }

    /** Without the step, and, where it was a loop, without what was open in it. */
    private Unsettled without(StepId step) {
        if (steps.isEmpty()) {
            return this;
        }
        var copy = new LinkedHashMap<>(steps);
        copy.keySet().removeIf(other -> other.equals(step) || other.isWithin(step));
        return copy.isEmpty() && !paused ? NONE : new Unsettled(copy, paused);
    }

    private static Stream<Instant> timer(Stage stage) {
        return switch (stage) {
            case Stage.InFlight _ -> Stream.empty();
            case Stage.Retrying retrying -> Stream.of(retrying.dueAt());
            case Stage.Sleeping sleeping -> sleeping.until().stream();
        };
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Instant time(String word, int mark) {
        return Instant.EPOCH.plus(Long.parseLong(word.substring(mark + 1)), ChronoUnit.MICROS);
    }
}
