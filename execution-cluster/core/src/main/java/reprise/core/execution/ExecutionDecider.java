package reprise.core.execution;

import static reprise.core.execution.Decision.accept;
import static reprise.core.execution.Decision.reject;

import java.util.Optional;
import reprise.core.StepId;
import reprise.core.execution.Decision.Reason;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.None;
import reprise.core.execution.Execution.Over;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Continue;
import reprise.core.execution.ExecutionCommand.Fail;
import reprise.core.execution.ExecutionCommand.Pause;
import reprise.core.execution.ExecutionCommand.ReportEnded;
import reprise.core.execution.ExecutionCommand.ReportStarted;
import reprise.core.execution.ExecutionCommand.Resume;
import reprise.core.execution.ExecutionCommand.Retry;
import reprise.core.execution.ExecutionCommand.Settle;
import reprise.core.execution.ExecutionCommand.Signal;
import reprise.core.execution.ExecutionCommand.Skip;
import reprise.core.execution.ExecutionCommand.Start;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.core.execution.ExecutionCommand.Unstorable;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.plan.Plan;
import reprise.core.plan.PlanNode;
import reprise.core.value.ValueMissing;
import reprise.core.value.ValueTooLarge;
import reprise.sdk.Failure;

/** Every rule about what an execution does next. Pure: the same arguments always give the same decision. */
public final class ExecutionDecider {

    private record When(Execution execution, ExecutionCommand command) {}

    public static Decision<ExecutionEvent> decide(
            Plan plan, Execution execution, ExecutionCommand command, Circumstances circumstances) {
        try {
            return switch (new When(execution, command)) {
                case When(None _, Start c) -> start(plan, c, circumstances);
                case When(None _, ExecutionCommand _) -> decideUnplanned(execution, command, circumstances);
                case When(Active _, Start _) -> accept(); // asked twice: it is under way
                case When(Active a, Complete c) -> complete(plan, a, c, circumstances);
                case When(Active a, Fail c) -> fail(plan, a, c, circumstances);
                case When(Active a, Tick _) -> tick(plan, a, circumstances);
                case When(Active a, Continue _) -> new Draft(plan, a, circumstances).goneOn();
                case When(Active a, Cancel c) -> OperatorVerbs.cancel(plan, a, c, circumstances);
                case When(Active a, Pause c) -> OperatorVerbs.pause(a, c, circumstances);
                case When(Active a, Resume c) -> OperatorVerbs.resume(plan, a, c, circumstances);
                case When(Active _, Retry _) -> reject(Reason.CONFLICT, "the execution is still under way");
                case When(Active a, Skip c) -> OperatorVerbs.skip(plan, a, c, circumstances);
                case When(Active a, Signal c) -> OperatorVerbs.signal(plan, a, c, circumstances);
                case When(Active a, ReportStarted c) -> Relatives.childStarted(plan, a, c, circumstances);
                case When(Active a, ReportEnded c) -> Relatives.childEnded(plan, a, c, circumstances);
                case When(Active a, Settle c) -> Relatives.settle(a, c, circumstances);
                case When(Active a, Unstorable c) -> goOnWithout(plan, a, c.refused(), circumstances);
                case When(Over o, Retry c) -> OperatorVerbs.retry(plan, o, c, circumstances);
                case When(Over o, Skip c) -> OperatorVerbs.skip(plan, o, c, circumstances);
                case When(Over _, ExecutionCommand _) -> decideUnplanned(execution, command, circumstances);
            };
        } catch (ValueMissing missing) {
            return new Decision.Needs<>(missing.references());
        }
    }

    /** As {@link #decide}, where no plan is needed to tell: it has not begun, or is over and is not to go on. */
    public static Decision<ExecutionEvent> decideUnplanned(
            Execution execution, ExecutionCommand command, Circumstances circumstances) {
        return switch (new When(execution, command)) {
            case When(None _, ExecutionCommand _) -> reject(Reason.NOT_FOUND, "no such execution");
            case When(Over o, Cancel _) -> cancelled(o);
            case When(Over o, Settle c) -> Relatives.settle(o, c, circumstances);
            case When(Over _, Pause _) -> reject(Reason.CONFLICT, "the execution has ended: there is nothing to pause");
            case When(Over _, Resume _) ->
                reject(Reason.CONFLICT, "the execution has ended: there is nothing to resume");
            case When(Over _, Signal _) ->
                reject(Reason.CONFLICT, "the execution has ended: nothing waits for a signal");
            case When(Over _, ExecutionCommand _) -> accept(); // late news: nothing left to do
            case When(Active _, ExecutionCommand _) ->
                throw new IllegalArgumentException("an execution that is under way is decided by its plan");
        };
    }

    /** Whether a command to an execution that is over can only be decided by its plan, since it may go on. */
    public static boolean mayReopen(ExecutionCommand command) {
        return command instanceof Retry || command instanceof Skip;
    }

    /** Whether there is more to decide without hearing from anybody: the last decision was too long for one. */
    public static boolean isUnfinished(Plan plan, Active execution) {
        return !Frontier.of(plan, execution).isEmpty();
    }

    private static Decision<ExecutionEvent> start(Plan plan, Start c, Circumstances circumstances) {
        if (plan.find(c.trigger()).filter(PlanNode::isTrigger).isEmpty()) {
            return reject(Reason.CONFLICT, "no trigger " + c.trigger() + " in this version of the workflow");
        }
        var now = circumstances.now();
        var draft = new Draft(plan, Execution.NONE, circumstances);
        try {
            draft.add(new Started(
                    c.id(),
                    plan.id(),
                    c.workspace(),
                    c.trigger(),
                    c.input()
                            .text("type")
                            .orElse(plan.node(c.trigger()).definition().type()),
                    draft.keep(c.input()),
                    draft.keep(c.params()),
                    c.cause(),
                    c.key(),
                    c.parent(),
                    plan.definition().settings().timeout().map(now::plus),
                    now));
        } catch (ValueTooLarge tooLarge) {
            return reject(Reason.TOO_LARGE, "the input " + tooLarge.getMessage());
        }
        return draft.goneOn();
    }

    private static Decision<ExecutionEvent> complete(Plan plan, Active a, Complete c, Circumstances circumstances) {
        if (!isUnderWay(a, c.step(), c.attempt())) {
            return accept(); // reported twice, or by an attempt we gave up on
        }
        var draft = new Draft(plan, a, circumstances);
        draft.log(c.step(), c.attempt(), c.log());
        draft.complete(c.step(), c.port(), c.output());
        return draft.goneOn();
    }

    private static Decision<ExecutionEvent> fail(Plan plan, Active a, Fail c, Circumstances circumstances) {
        if (!isUnderWay(a, c.step(), c.attempt())) {
            return accept();
        }
        var draft = new Draft(plan, a, circumstances);
        draft.log(c.step(), c.attempt(), c.log());
        draft.fail(c.step(), c.failure(), c.retryAfter());
        return draft.goneOn();
    }

    private static Decision<ExecutionEvent> tick(Plan plan, Active a, Circumstances circumstances) {
        var draft = new Draft(plan, a, circumstances);
        DueSteps.take(draft, a);
        return draft.goneOn();
    }

    /** The report of an attempt costs its node; what nobody in particular is to blame for, and all else, the execution. */
    private static Decision<ExecutionEvent> goOnWithout(
            Plan plan, Active a, ExecutionCommand refused, Circumstances circumstances) {
        var draft = new Draft(plan, a, circumstances);
        switch (refused) {
            case Complete c -> failForGood(draft, c.step(), c.attempt());
            case Fail c -> failForGood(draft, c.step(), c.attempt());
            case Cancel c -> draft.end(new Outcome.Cancelled("cancelled"), c.cause());
            case Pause _, Resume _, Retry _, Skip _, Signal _, ReportStarted _, Settle _ -> {
                return accept(); // whoever asked was told that it was not done
            }
            case Start _, Tick _, Continue _, ReportEnded _, Unstorable _ ->
                draft.end(
                        new Outcome.Failed(
                                Failure.permanent(
                                        "RESULT_NOT_STORABLE",
                                        "what the execution would do next cannot be kept in the journal; the server's"
                                                + " log says why"),
                                Optional.empty()),
                        Cause.UNKNOWN);
        }
        return draft.goneOn();
    }

    private static void failForGood(Draft draft, StepId step, int attempt) {
        if (isUnderWay(draft.active(), step, attempt)) {
            draft.fail(
                    step,
                    Failure.permanent(
                            "RESULT_NOT_STORABLE",
                            "what the node left, or what follows from it, cannot be kept in the journal; the server's"
                                    + " log says why"));
        }
    }

    private static boolean isUnderWay(Active execution, StepId step, int attempt) {
        return execution.root().find(step).orElse(null) instanceof StepState.Running running
                && running.tries().attempt() == attempt;
    }

    private static Decision<ExecutionEvent> cancelled(Over execution) {
        return switch (execution.outcome()) {
            case Outcome.Cancelled _ -> accept();
            case Outcome.Completed _ -> reject(Reason.CONFLICT, "the execution has already completed");
            case Outcome.Failed _ -> reject(Reason.CONFLICT, "the execution has already failed");
        };
    }

    private ExecutionDecider() {}
}
