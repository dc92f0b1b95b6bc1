package reprise.engine.relatives;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import reprise.core.ExecutionId;
import reprise.core.execution.Cause;
import reprise.core.execution.ChildResult;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.ExecutionOutput;
import reprise.core.execution.Outcome;
import reprise.core.execution.Parent;
import reprise.core.execution.Task.StartChild;
import reprise.core.value.Values;
import reprise.journal.snapshot.States;
import reprise.protocol.Executions;
import reprise.protocol.Reply;
import reprise.protocol.Verb;
import reprise.sdk.Failure;
import reprise.sdk.Json;

/** What an execution has to do with those it started, and with the one that started it. */
public final class Relatives {
    private final ChildStarts starts;
    private final Executions executions;
    private final States states;
    private final Function<ExecutionId, Values> values;
    private final ToLongFunction<ExecutionId> events;

    /**
     * @param values where the large values of an execution are read from
     * @param events how many events the journal has of an execution
     */
    public Relatives(
            ChildStarts starts,
            Executions executions,
            States states,
            Function<ExecutionId, Values> values,
            ToLongFunction<ExecutionId> events) {
        this.events = events;
        this.starts = starts;
        this.executions = executions;
        this.states = states;
        this.values = values;
    }

    /** Completes when the child has begun, with a failure where it never will. Fails where it may be tried again. */
    public CompletionStage<Optional<Failure>> start(Started parent, StartChild asked, Json input) {
        int above = parent.parent().map(Parent::depth).orElse(0);
        var link = new Parent(parent.id(), asked.step(), above + 1, asked.waits());
        return starts.start(parent.workspace(), link, parent.cause(), asked, input);
    }

    /** Nobody waits for it any more. */
    public CompletionStage<Reply> cancel(ExecutionId child, Cause cause) {
        return executions.ask(
                child, new Verb.Cancel("the execution that started it has ended"), cause.requestId(), cause.user());
    }

    /** Has the parent find out how this child ended. */
    public CompletionStage<Reply> tell(Parent parent, ExecutionId child) {
        return executions.ask(
                parent.execution(),
                new Verb.HearChild(parent.step().toString(), child.toString()),
                Optional.empty(),
                Optional.empty());
    }

    /** How many events the journal has of an execution: more than its entity knows of where that is no longer the one. Blocks. */
    public long events(ExecutionId execution) {
        return events.applyAsLong(execution);
    }

    /** How a child ended, by its history; empty where it has not. Blocks. */
    public Optional<ChildResult> result(ExecutionId child) {
        return states.now(child) instanceof Execution.Over over ? Optional.of(result(child, over)) : Optional.empty();
    }

    private ChildResult result(ExecutionId child, Execution.Over over) {
        return switch (over.outcome()) {
            case Outcome.Completed _ ->
                new ChildResult.Output(
                        ExecutionOutput.json(over, values.apply(child)).orElse(Json.NULL));
            case Outcome.Failed(var failure, var step) ->
                new ChildResult.Failed(Failure.permanent("SUBWORKFLOW_FAILED", failure.message())
                        .withDetails(Json.object(
                                "executionId",
                                child.toString(),
                                "nodeId",
                                step.map(id -> id.toString()),
                                "error",
                                failure.toJson())));
            case Outcome.Cancelled(var reason) ->
                new ChildResult.Failed(Failure.permanent("SUBWORKFLOW_CANCELLED", "it was cancelled: " + reason)
                        .withDetails(Json.object("executionId", child.toString())));
        };
    }
}
