package reprise.engine.relatives;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import reprise.catalog.Plans;
import reprise.catalog.Workflow;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.definition.Problem;
import reprise.core.execution.Cause;
import reprise.core.execution.Parent;
import reprise.core.execution.Task.StartChild;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.starts.DirectStart;
import reprise.starts.GivenParams;
import reprise.starts.InputSchemas;
import reprise.starts.StartOutcome;
import reprise.starts.StartRequest;
import reprise.starts.Starts;

/** Starts the executions that steps ask for: the version is settled here, once, and is the child's from then on. */
public final class ChildStarts {
    private static final String TYPE = "subworkflow";

    private final BiFunction<WorkspaceId, WorkflowId, Optional<Workflow>> workflows;
    private final Plans plans;
    private final Starts starts;
    private final Executor blocking;
    private final InputSchemas schemas = new InputSchemas();

    /** @param workflows finds one in a workspace; may block */
    public ChildStarts(
            BiFunction<WorkspaceId, WorkflowId, Optional<Workflow>> workflows,
            Plans plans,
            Starts starts,
            Executor blocking) {
        this.workflows = workflows;
        this.plans = plans;
        this.starts = starts;
        this.blocking = blocking;
    }

    /** It cannot be started, now or later. */
    private static final class Unstartable extends RuntimeException {
        private final transient Failure failure;

        Unstartable(String code, String message) {
            super(message, null, false, false);
            this.failure = Failure.permanent(code, message);
        }
    }

    /**
     * Completes when the child has begun, now or before; with a failure where it never will. Fails where it may be tried
     * again.
     */
    CompletionStage<Optional<Failure>> start(
            WorkspaceId workspace, Parent parent, Cause cause, StartChild asked, Json input) {
        return CompletableFuture.supplyAsync(() -> request(workspace, cause, asked, input), blocking)
                .thenCompose(request -> starts.startChild(request, asked.child(), parent))
                .thenApply(outcome -> outcome instanceof StartOutcome.Refused(var _, var message)
                        ? Optional.of(Failure.permanent("SUBWORKFLOW_NOT_STARTED", message))
                        : Optional.<Failure>empty())
                .exceptionallyCompose(failure -> failure.getCause() instanceof Unstartable never
                        ? CompletableFuture.completedFuture(Optional.of(never.failure))
                        : CompletableFuture.failedFuture(failure));
    }

    private StartRequest request(WorkspaceId workspace, Cause cause, StartChild asked, Json input) {
        var workflow = workflows
                .apply(workspace, asked.workflow())
                .orElseThrow(() -> new Unstartable(
                        "SUBWORKFLOW_NOT_FOUND", "there is no workflow " + asked.workflow() + " in this workspace"));
        var plan = plans.load(version(workflow, asked));
        refuse(GivenParams.problems(plan.definition().params(), Json.EMPTY_OBJECT));
        var trigger = DirectStart.trigger(plan);
        refuse(schemas.problems(plan.id(), trigger, "inputSchema", input, "input"));
        return new StartRequest(
                workspace,
                plan,
                trigger.id(),
                DirectStart.input(TYPE, input),
                Json.EMPTY_OBJECT,
                cause,
                Optional.empty());
    }

    private static PlanId version(Workflow workflow, StartChild asked) {
        if (asked.version().isEmpty()) {
            return workflow.published()
                    .orElseThrow(() -> new Unstartable(
                            "SUBWORKFLOW_NOT_PUBLISHED",
                            "the workflow " + workflow.name() + " was never published: publish it, or name a version"));
        }
        int version = asked.version().get();
        int latest = workflow.lifecycle().version();
        if (version < 1 || version > latest) {
            throw new Unstartable(
                    "SUBWORKFLOW_NOT_FOUND",
                    "the workflow " + workflow.name() + " has no version " + version + "; the latest is " + latest);
        }
        return new PlanId(workflow.id(), version);
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Unstartable(
                    "SUBWORKFLOW_INPUT",
                    problems.stream()
                            .map(problem -> problem.field() + " " + problem.issue())
                            .collect(Collectors.joining("; ")));
        }
    }
}
