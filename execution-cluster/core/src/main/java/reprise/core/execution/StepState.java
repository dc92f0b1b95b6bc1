package reprise.core.execution;

import java.time.Instant;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.WorkflowId;
import reprise.core.value.Value;
import reprise.sdk.Failure;

/** How a step of an execution stands. A step that has no state yet is pending. */
public sealed interface StepState {

    Tries tries();

    /** When its first attempt began, or when it was settled at once. */
    Instant startedAt();

    /** An attempt is under way. @param input the configuration as evaluated for it */
    record Running(Tries tries, Value input, Instant startedAt) implements StepState {}

    /** The next attempt is due at {@code dueAt}. @param input of the last attempt, where it had one */
    record Retrying(Tries tries, Optional<Value> input, Failure failure, Instant dueAt, Instant startedAt)
            implements StepState {}

    /** It waits for a signal, for a time, or for whichever comes first; at that time it goes on by {@code port}. */
    record Waiting(Tries tries, Optional<String> signal, Optional<Instant> until, String port, Instant startedAt)
            implements StepState {}

    /** Its body is gone through. */
    record Looping(Tries tries, Rounds rounds, Instant startedAt) implements StepState {}

    /** Another execution was asked for. @param started whether that one has begun */
    record Calling(
            Tries tries,
            ExecutionId child,
            WorkflowId workflow,
            Optional<Integer> version,
            Value input,
            boolean waits,
            boolean started,
            Instant startedAt)
            implements StepState {}

    /** @param input as evaluated for a worker; empty for what was decided on the spot */
    record Completed(
            Tries tries, String port, Output output, Optional<Value> input, Instant startedAt, Instant completedAt)
            implements StepState {}

    /**
     * @param port by which the flow went on all the same
     * @param passage of a loop that ended the flow: from there it goes on when it is reopened
     */
    record Failed(
            Tries tries,
            Failure failure,
            Optional<String> port,
            Optional<Value> input,
            Optional<Rounds> passage,
            Instant startedAt,
            Instant completedAt)
            implements StepState {}

    record Skipped(Instant startedAt) implements StepState {
        @Override
        public Tries tries() {
            return Tries.NONE;
        }
    }

    /** It was under way or waited when what it belongs to ended. @param passage of a loop, as of one that failed */
    record Cancelled(
            Tries tries, Optional<Value> input, Optional<Rounds> passage, Instant startedAt, Instant completedAt)
            implements StepState {}

    /** It had failed or was cancelled, and is to be made again. @param input of the last attempt, where it had one */
    record Reopened(Tries tries, Optional<Value> input, Instant startedAt) implements StepState {}

    /** Whether nothing more will happen to it by itself. */
    default boolean settled() {
        return switch (this) {
            case Completed _, Failed _, Skipped _, Cancelled _ -> true;
            case Running _, Retrying _, Waiting _, Looping _, Calling _, Reopened _ -> false;
        };
    }

    /** The port by which the flow left it; empty while it has not, and where it never will. */
    default Optional<String> leftBy() {
        return switch (this) {
            case Completed completed -> Optional.of(completed.port());
            case Failed failed -> failed.port();
            case Running _, Retrying _, Waiting _, Looping _, Calling _, Skipped _, Cancelled _, Reopened _ ->
                Optional.empty();
        };
    }

    /** Whether it failed and the flow does not go on behind it. */
    default boolean isFatal() {
        return this instanceof Failed failed && failed.port().isEmpty();
    }

    /** The configuration as it was evaluated for its attempts, where that is remembered. */
    default Optional<Value> knownInput() {
        return switch (this) {
            case Running running -> Optional.of(running.input());
            case Retrying retrying -> retrying.input();
            case Completed completed -> completed.input();
            case Failed failed -> failed.input();
            case Cancelled cancelled -> cancelled.input();
            case Reopened reopened -> reopened.input();
            case Waiting _, Looping _, Calling _, Skipped _ -> Optional.empty();
        };
    }

    /** How far a loop has come, as long as it may go on from there. */
    default Optional<Rounds> passage() {
        return switch (this) {
            case Looping looping -> Optional.of(looping.rounds());
            case Failed failed -> failed.passage();
            case Cancelled cancelled -> cancelled.passage();
            case Running _, Retrying _, Waiting _, Calling _, Completed _, Skipped _, Reopened _ -> Optional.empty();
        };
    }
}
