package reprise.engine.execution;

import java.util.Optional;
import reprise.core.execution.ExecutionCommand;

/**
 * The command whose decision is on its way into the journal. It outlives the entity, which is made anew when the journal
 * does not take a decision: what is still in here then is what was not taken. Used by one actor only.
 */
final class InWriting {
    private Optional<ExecutionCommand> command = Optional.empty();
    private long behind;

    /** @param behind the number of the last event that the decision was made by */
    void begin(ExecutionCommand decided, long behind) {
        command = Optional.of(decided);
        this.behind = behind;
    }

    void done() {
        command = Optional.empty();
    }

    /** Whether one was not taken. */
    boolean isOpen() {
        return command.isPresent();
    }

    /**
     * What the journal has refused for what it says; asked once, when the entity has recovered. Empty too where another has
     * written meanwhile: then the decision came by an old picture, and is made again by the new one.
     *
     * @param last the number of the last event that there is
     */
    Optional<ExecutionCommand> refused(long last) {
        var refused = command.filter(_ -> last == behind);
        command = Optional.empty();
        return refused;
    }
}
