package reprise.views.executions;

import java.util.Optional;
import java.util.function.Predicate;
import reprise.core.execution.ExecutionStatus;

/** What a batch made of an execution. {@code before} is empty where it began in that batch. */
record Change(Optional<Tracked> before, Tracked after) {

    boolean isNews() {
        return before.isEmpty()
                || before.get().listed().sequenceNr() < after.listed().sequenceNr();
    }

    ExecutionStatus status() {
        return after.listed().status();
    }

    boolean changesStatus() {
        return before.isEmpty() || before.get().listed().status() != status();
    }

    /** By how many there are more executions of that status than before: 1, 0 or -1. */
    int more(Predicate<ExecutionStatus> of) {
        boolean was = before.isPresent() && of.test(before.get().listed().status());
        return (of.test(status()) ? 1 : 0) - (was ? 1 : 0);
    }
}
