package reprise.core.execution;

import java.util.ArrayList;
import java.util.List;
import reprise.core.plan.Plan;

/**
 * The history of one execution as the real journal promises to keep it: an append is whole or not at all, and finds out
 * where somebody else was there before. Each event is shown to a referee.
 */
final class ModelJournal {
    private final List<ExecutionEvent> events = new ArrayList<>();
    private final Referee referee;
    private Execution execution = Execution.NONE;

    ModelJournal(Plan plan) {
        this.referee = new Referee(plan);
    }

    /** False, and nothing is written, where {@code after} is not the number of the last event. */
    boolean append(int after, List<ExecutionEvent> decision) {
        if (after != events.size()) {
            return false;
        }
        for (var event : decision) {
            referee.sees(event);
            events.add(event);
            execution = Execution.apply(execution, event);
        }
        return true;
    }

    int size() {
        return events.size();
    }

    List<ExecutionEvent> events() {
        return events;
    }

    Execution execution() {
        return execution;
    }

    Referee referee() {
        return referee;
    }
}
