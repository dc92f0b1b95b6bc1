package reprise.engine.execution;

import java.util.Optional;
import reprise.core.execution.ExecutionCommand;

/**
 * The command whose decision is on its way into the journal. It outlives the entity, which is made anew when the journal
 * refuses a decision for good: what is still in here then is what was refused. Used by one actor only.
 */
final class InWriting {
    private Optional<ExecutionCommand> command = Optional.empty();

    void begin(ExecutionCommand decided) {
        command = Optional.of(decided);
    }

    void done() {
        command = Optional.empty();
    }

    /** What the journal has refused; asked once, when the entity is made. */
    Optional<ExecutionCommand> refused() {
        var refused = command;
        command = Optional.empty();
        return refused;
    }
}
