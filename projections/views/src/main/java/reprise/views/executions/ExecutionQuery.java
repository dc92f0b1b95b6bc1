package reprise.views.executions;

import java.time.Instant;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.WorkflowId;
import reprise.core.execution.ExecutionStatus;

/**
 * Which of a workspace's executions to list, and from where on.
 *
 * @param trigger the kind of trigger
 * @param from started then or later
 * @param to started before
 * @param q an execution's id, or its beginning from eight digits on; else part of the code or message of an error, in any
 *     case of letters
 * @param order newest first, or oldest first
 * @param after the last one seen; empty for the beginning
 */
public record ExecutionQuery(
        Optional<WorkflowId> workflow,
        Optional<ExecutionStatus> status,
        Optional<String> trigger,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> q,
        Order order,
        Optional<After> after,
        int limit) {

    public enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST
    }

    /** A place in the list: right behind that execution. */
    public record After(Instant startedAt, ExecutionId id) {

        public static After of(ListedExecution last) {
            return new After(last.startedAt(), last.id());
        }
    }

    /** The newest executions of a workspace. */
    public static ExecutionQuery newest(int limit) {
        return new ExecutionQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Order.NEWEST_FIRST,
                Optional.empty(),
                limit);
    }

    public ExecutionQuery ofWorkflow(WorkflowId workflow) {
        return new ExecutionQuery(Optional.of(workflow), status, trigger, from, to, q, order, after, limit);
    }

    public ExecutionQuery standing(ExecutionStatus status) {
        return new ExecutionQuery(workflow, Optional.of(status), trigger, from, to, q, order, after, limit);
    }

    public ExecutionQuery triggeredBy(String trigger) {
        return new ExecutionQuery(workflow, status, Optional.of(trigger), from, to, q, order, after, limit);
    }

    public ExecutionQuery startedBetween(Instant from, Instant to) {
        return new ExecutionQuery(
                workflow, status, trigger, Optional.of(from), Optional.of(to), q, order, after, limit);
    }

    public ExecutionQuery matching(String q) {
        return new ExecutionQuery(workflow, status, trigger, from, to, Optional.of(q), order, after, limit);
    }

    public ExecutionQuery ordered(Order order) {
        return new ExecutionQuery(workflow, status, trigger, from, to, q, order, after, limit);
    }

    public ExecutionQuery behind(ListedExecution last) {
        return new ExecutionQuery(workflow, status, trigger, from, to, q, order, Optional.of(After.of(last)), limit);
    }
}
