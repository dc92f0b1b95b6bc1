package reprise.views.executions;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reprise.core.ExecutionId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.ExecutionStatus;
import reprise.database.Sql;

/**
 * How a workflow has fared.
 *
 * @param total all executions there ever were
 * @param running those that have not ended, the waiting ones too
 * @param lastStatus of the one that started last
 */
public record WorkflowActivity(
        WorkflowId workflow,
        long total,
        long running,
        long failed,
        ExecutionId lastExecution,
        Instant lastStartedAt,
        ExecutionStatus lastStatus) {

    private static final String OF = """
            select workflow, total, running, failed, last_execution, last_started_at, last_status
            from workflow_activity where workspace = ? and workflow = any(?::uuid[])
            """;

    /** Of those among the workflows that were ever executed. */
    public static Map<WorkflowId, WorkflowActivity> of(Sql sql, WorkspaceId workspace, List<WorkflowId> workflows) {
        var found = new HashMap<WorkflowId, WorkflowActivity>();
        sql.query(
                        OF,
                        row -> new WorkflowActivity(
                                new WorkflowId(row.uuid("workflow")),
                                row.number("total"),
                                row.number("running"),
                                row.number("failed"),
                                new ExecutionId(row.uuid("last_execution")),
                                row.instant("last_started_at"),
                                row.choice("last_status", ExecutionStatus.class)),
                        workspace.value(),
                        workflows.stream().map(WorkflowId::value).toArray(UUID[]::new))
                .forEach(activity -> found.put(activity.workflow(), activity));
        return found;
    }
}
