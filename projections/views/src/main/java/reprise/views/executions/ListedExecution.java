package reprise.views.executions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.PlanId;
import reprise.core.WorkspaceId;
import reprise.core.execution.ExecutionStatus;

/**
 * An execution as lists show it.
 *
 * @param trigger the kind of trigger it began with: {@code webhook}, {@code schedule}, …
 * @param sequenceNr of the last event that is in here
 */
public record ListedExecution(
        ExecutionId id,
        WorkspaceId workspace,
        PlanId plan,
        String trigger,
        ExecutionStatus status,
        Instant startedAt,
        Optional<Instant> completedAt,
        Optional<Problem> error,
        long sequenceNr) {

    /** Why it failed, cut to a length that lists can show. */
    public record Problem(String code, String message) {}

    /** How long it took; empty while it goes on. */
    public Optional<Duration> duration() {
        return completedAt
                .map(end -> Duration.between(startedAt, end))
                .map(taken -> taken.isNegative() ? Duration.ZERO : taken);
    }
}
