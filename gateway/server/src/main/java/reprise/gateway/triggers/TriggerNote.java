package reprise.gateway.triggers;

import java.time.Instant;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;

/**
 * A call of a trigger that started nothing new, for the workflow's owner.
 *
 * @param code the kind of cause: {@code SIGNATURE_MISMATCH}, {@code RATE_LIMITED}
 * @param cause in a sentence
 * @param times how many like it this stands for
 * @param execution the one that was started before, where it is a repetition
 */
public record TriggerNote(
        WorkspaceId workspace,
        WorkflowId workflow,
        NodeId node,
        String type,
        TriggerOutcome outcome,
        String code,
        String cause,
        long times,
        Optional<ExecutionId> execution,
        Instant at) {

    private static final int LONGEST_CAUSE = 500;

    public TriggerNote {
        cause = cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) + "…" : cause;
    }

    /** The same, standing for one more. */
    TriggerNote andAnother(Instant last) {
        return new TriggerNote(workspace, workflow, node, type, outcome, code, cause, times + 1, execution, last);
    }
}
