package reprise.core.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.execution.Decision.Accept;
import reprise.core.execution.Decision.Reason;
import reprise.core.execution.Decision.Refusal;
import reprise.core.execution.Decision.Reject;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.None;
import reprise.core.execution.Execution.Over;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Fail;
import reprise.core.execution.ExecutionCommand.Start;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.core.execution.ExecutionCommand.Unstorable;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.plan.Plan;
import reprise.core.plan.PlanNode;
import reprise.sdk.Failure;

/** Every rule about what an execution does next. Pure: the same arguments always give the same decision. */
public final class ExecutionDecider {

    private record When(Execution execution, ExecutionCommand command) {}

    public static Decision<ExecutionEvent> decide(
            Plan plan, Execution execution, ExecutionCommand command, Instant now) {
        return switch (new When(execution, command)) {
            case When(None _, Start c) -> start(plan, c, now);
            case When(None _, ExecutionCommand _) -> decideUnplanned(execution, command);
            case When(Active _, Start _) -> accept(); // asked twice: it is under way
            case When(Active a, Complete c) -> complete(plan, a, c, now);
            case When(Active a, Fail c) -> fail(plan, a, c, now);
            case When(Active a, Tick _) -> tick(plan, a, now);
            case When(Active _, Cancel c) -> accept(new Ended(new Outcome.Cancelled(c.reason()), now));
            case When(Active a, Unstorable c) -> goOnWithout(plan, a, c.refused(), now);
            case When(Over _, ExecutionCommand _) -> decideUnplanned(execution, command);
        };
    }

    /** As {@link #decide}, for an execution that has not begun or is over: no plan is needed to tell. */
    public static Decision<ExecutionEvent> decideUnplanned(Execution execution, ExecutionCommand command) {
        return switch (new When(execution, command)) {
            case When(None _, ExecutionCommand _) -> reject(Reason.NOT_FOUND, "no such execution");
            case When(Over o, Cancel _) -> cancelled(o);
            case When(Over _, ExecutionCommand _) -> accept(); // late news: nothing left to do
            case When(Active _, ExecutionCommand _) ->
                throw new IllegalArgumentException("an execution that is under way is decided by its plan");
        };
    }

    private static Decision<ExecutionEvent> start(Plan plan, Start c, Instant now) {
        if (plan.find(c.trigger()).filter(PlanNode::isTrigger).isEmpty()) {
            return reject(Reason.CONFLICT, "no trigger " + c.trigger() + " in this version of the workflow");
        }
        var deadline = plan.definition().settings().timeout().map(now::plus);
        var draft = new Draft(plan, Execution.NONE, now);
        draft.add(new Started(
                c.id(),
                plan.id(),
                c.workspace(),
                c.trigger(),
                c.input(),
                c.params(),
                c.cause(),
                c.key(),
                deadline,
                now));
        draft.begin(c.trigger());
        return new Accept<>(draft.events());
    }

    private static Decision<ExecutionEvent> complete(Plan plan, Active execution, Complete c, Instant now) {
        if (!execution.running(c.node(), c.attempt())) {
            return accept(); // reported twice, or by an attempt we gave up on
        }
        var draft = new Draft(plan, execution, now);
        draft.log(c.node(), c.attempt(), c.log());
        draft.complete(plan.node(c.node()), c.attempt(), c.port(), new Output.Value(c.output()));
        draft.goOn();
        return new Accept<>(draft.events());
    }

    private static Decision<ExecutionEvent> fail(Plan plan, Active execution, Fail c, Instant now) {
        if (!execution.running(c.node(), c.attempt())) {
            return accept();
        }
        var draft = new Draft(plan, execution, now);
        draft.log(c.node(), c.attempt(), c.log());
        draft.fail(plan.node(c.node()), c.attempt(), c.failure());
        draft.goOn();
        return new Accept<>(draft.events());
    }

    private static Decision<ExecutionEvent> tick(Plan plan, Active execution, Instant now) {
        var deadline = execution.start().deadline();
        if (deadline.isPresent() && !deadline.get().isAfter(now)) {
            var failure = Failure.permanent("EXECUTION_TIMEOUT", "the execution took longer than settings.timeout");
            return accept(new Ended(new Outcome.Failed(failure, Optional.empty()), now));
        }
        var draft = new Draft(plan, execution, now);
        execution.nodes().forEach((id, state) -> {
            if (draft.isOver()) {
                return; // what was due before has ended it
            }
            switch (state) {
                case NodeState.Waiting waiting
                when !waiting.until().isAfter(now) ->
                    draft.complete(
                            plan.node(id),
                            waiting.attempt(),
                            waiting.port(),
                            Inputs.passedOn(execution, plan.node(id)));
                case NodeState.Retrying retrying
                when !retrying.dueAt().isAfter(now) -> draft.tryAgain(plan.node(id), retrying);
                case NodeState _ -> {}
            }
        });
        draft.goOn();
        return new Accept<>(draft.events());
    }

    /** The report of an attempt costs its node; what nobody in particular is to blame for, and all else, the execution. */
    private static Decision<ExecutionEvent> goOnWithout(
            Plan plan, Active execution, ExecutionCommand refused, Instant now) {
        return switch (refused) {
            case Complete c -> failForGood(plan, execution, c.node(), c.attempt(), now);
            case Fail c -> failForGood(plan, execution, c.node(), c.attempt(), now);
            case Cancel _ -> accept(new Ended(new Outcome.Cancelled("cancelled"), now));
            case Start _, Tick _, Unstorable _ -> {
                var failure = Failure.permanent(
                        "RESULT_NOT_STORABLE",
                        "what the execution would do next cannot be kept in the journal; the server's log says why");
                yield accept(new Ended(new Outcome.Failed(failure, Optional.empty()), now));
            }
        };
    }

    private static Decision<ExecutionEvent> failForGood(
            Plan plan, Active execution, NodeId node, int attempt, Instant now) {
        if (!execution.running(node, attempt)) {
            return accept();
        }
        var failure = Failure.permanent(
                "RESULT_NOT_STORABLE",
                "what the node left, or what follows from it, cannot be kept in the journal; the server's log says why");
        var draft = new Draft(plan, execution, now);
        draft.fail(plan.node(node), attempt, failure);
        draft.goOn();
        return new Accept<>(draft.events());
    }

    private static Decision<ExecutionEvent> cancelled(Over execution) {
        return switch (execution.outcome()) {
            case Outcome.Cancelled _ -> accept();
            case Outcome.Completed _ -> reject(Reason.CONFLICT, "the execution has already completed");
            case Outcome.Failed _ -> reject(Reason.CONFLICT, "the execution has already failed");
        };
    }

    private static Decision<ExecutionEvent> accept(ExecutionEvent... events) {
        return new Accept<>(List.of(events));
    }

    private static Decision<ExecutionEvent> reject(Reason reason, String message) {
        return new Reject<>(new Refusal(reason, message));
    }

    private ExecutionDecider() {}
}
