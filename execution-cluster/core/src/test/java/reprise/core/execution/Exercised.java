package reprise.core.execution;

import java.util.EnumMap;
import java.util.Map;

/** How often the simulation came to what it is there for: a run that never met a fault proves nothing. */
final class Exercised {

    enum Path {
        COLLISION,
        ANSWER_LOST,
        WRITE_LOST,
        CRASH,
        TWO_OWNERS,
        STALE_REPORT,
        ATTEMPT_REPEATED,
        RETRY,
        TIMER,
        STARTED_TWICE,
        CONTINUED,
        FETCHED,
        ROUND,
        NESTED_ROUND,
        ROUND_FAILED,
        EARLY_SIGNAL,
        SIGNAL_TAKEN,
        PAUSED,
        REOPENED,
        REOPENED_IN_LOOP,
        OUTPUT_GIVEN,
        SKIPPED,
        CHILD,
        CHILD_REFUSED,
        CHILD_CANCELLED,
        PARENT_TOLD,
        COMPLETED,
        FAILED,
        TIMED_OUT,
        CANCELLED
    }

    private final Map<Path, Integer> counts = new EnumMap<>(Path.class);

    void saw(Path path) {
        counts.merge(path, 1, Integer::sum);
    }

    void add(Exercised other) {
        other.counts.forEach((path, count) -> counts.merge(path, count, Integer::sum));
    }

    Map<Path, Integer> counts() {
        return counts;
    }

    /** What a history tells about. */
    void saw(SimulatedRun run) {
        var events = run.journal.events();
        events.forEach(this::saw);
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i - 1) instanceof ExecutionEvent.NodeWaiting waiting
                    && events.get(i) instanceof ExecutionEvent.NodeCompleted taken
                    && waiting.step().equals(taken.step())) {
                saw(Path.EARLY_SIGNAL);
            }
        }
        if (run.journal.execution() instanceof Execution.Over over) {
            saw(
                    switch (over.outcome()) {
                        case Outcome.Completed _ -> Path.COMPLETED;
                        case Outcome.Failed failed when failed.step().isEmpty() -> Path.TIMED_OUT;
                        case Outcome.Failed _ -> Path.FAILED;
                        case Outcome.Cancelled _ -> Path.CANCELLED;
                    });
        }
    }

    private void saw(ExecutionEvent event) {
        switch (event) {
            case ExecutionEvent.NodeWaiting e when e.signal().isEmpty() -> saw(Path.TIMER);
            case ExecutionEvent.RoundFinished e -> {
                saw(e.loop().rounds().isEmpty() ? Path.ROUND : Path.NESTED_ROUND);
                if (e.failure().isPresent()) {
                    saw(Path.ROUND_FAILED);
                }
            }
            case ExecutionEvent.NodeCompleted e when e.output() instanceof Output.OfSignal -> saw(Path.SIGNAL_TAKEN);
            case ExecutionEvent.Paused _ -> saw(Path.PAUSED);
            case ExecutionEvent.Reopened e ->
                saw(
                        e.steps().stream().anyMatch(step -> !step.rounds().isEmpty())
                                ? Path.REOPENED_IN_LOOP
                                : Path.REOPENED);
            case ExecutionEvent _ -> {}
        }
    }
}
