package reprise.core.execution;

import java.time.Instant;
import java.util.Optional;
import reprise.sdk.Failure;
import reprise.sdk.Json;

/** How a node of an execution stands. A node that has no state yet is pending. */
public sealed interface NodeState {

    /** When its first attempt began, or when it was settled at once. */
    Instant startedAt();

    /**
     * An attempt is under way.
     *
     * @param answers how many definite answers earlier attempts were given: part of the idempotency key
     */
    record Running(int attempt, int answers, Json input, Instant startedAt) implements NodeState {}

    /** The next attempt is due at {@code dueAt}. */
    record Retrying(int attempt, int answers, Json input, Failure failure, Instant dueAt, Instant startedAt)
            implements NodeState {}

    /** @param attempt the one that sleeps */
    record Waiting(int attempt, Instant until, String port, Instant startedAt) implements NodeState {}

    /** @param input as evaluated for a worker; empty for what was decided on the spot */
    record Completed(
            int attempt, String port, Output output, Optional<Json> input, Instant startedAt, Instant completedAt)
            implements NodeState {}

    /** @param port by which the flow went on all the same */
    record Failed(
            int attempt,
            Failure failure,
            Optional<String> port,
            Optional<Json> input,
            Instant startedAt,
            Instant completedAt)
            implements NodeState {}

    record Skipped(Instant startedAt) implements NodeState {}

    /** Whether nothing more will happen to it. */
    default boolean settled() {
        return this instanceof Completed || this instanceof Failed || this instanceof Skipped;
    }

    /** The port by which the flow left it; empty while it has not, and where it never will. */
    default Optional<String> leftBy() {
        return switch (this) {
            case Completed completed -> Optional.of(completed.port());
            case Failed failed -> failed.port();
            case Running _, Retrying _, Waiting _, Skipped _ -> Optional.empty();
        };
    }
}
