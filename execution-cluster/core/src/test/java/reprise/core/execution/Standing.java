package reprise.core.execution;

import java.time.Instant;
import java.util.Optional;
import reprise.core.ExecutionId;

/** How a step stands by what the referee has seen. One that it has seen nothing of is pending. */
sealed interface Standing {

    int attempt();

    record Attempting(int attempt) implements Standing {}

    record Resting(int attempt, Instant due) implements Standing {}

    record Waiting(int attempt, Optional<String> signal, Optional<Instant> until, String port) implements Standing {}

    record Calling(int attempt, ExecutionId child, boolean waits, boolean started) implements Standing {}

    /** @param opened rounds, the finished ones among them @param broken whether a result of a round could not be kept */
    record Looping(int attempt, int size, LoopRules rules, int opened, int finished, boolean broken)
            implements Standing {
        Looping openedOneMore() {
            return new Looping(attempt, size, rules, opened + 1, finished, broken);
        }

        Looping finishedOneMore(boolean breaks) {
            return new Looping(attempt, size, rules, opened, finished + 1, broken || breaks);
        }
    }

    record Settled(int attempt, Optional<String> leftBy, End end, Optional<Looping> loop) implements Standing {}

    record Reopened(int attempt) implements Standing {}

    enum End {
        DONE,
        FATAL,
        CANCELLED
    }

    default boolean isOpen() {
        return !(this instanceof Settled);
    }

    default boolean is(End end) {
        return this instanceof Settled settled && settled.end == end;
    }
}
