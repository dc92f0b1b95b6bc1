package reprise.core.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reprise.core.StepId;
import reprise.core.execution.Decision.Accept;
import reprise.core.execution.Decision.Reason;
import reprise.core.execution.Decision.Refusal;
import reprise.core.execution.Decision.Reject;
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
import reprise.core.execution.ExecutionCommand.Start;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.core.execution.ExecutionCommand.Unstorable;
import reprise.core.execution.ExecutionEvent.ChildStarted;
import reprise.core.execution.ExecutionEvent.Paused;
import reprise.core.execution.ExecutionEvent.Reopened;
import reprise.core.execution.ExecutionEvent.Resumed;
import reprise.core.execution.ExecutionEvent.SignalReceived;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.ExecutionEvent.TaskDone;
import reprise.core.plan.Plan;
import reprise.core.plan.PlanNode;
import reprise.core.value.ValueMissing;
import reprise.core.value.ValueTooLarge;
import reprise.sdk.Failure;
import reprise.sdk.Json;

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
                case When(Active a, Continue _) -> goOn(new Draft(plan, a, circumstances));
                case When(Active a, Cancel c) -> cancel(plan, a, c, circumstances);
                case When(Active a, Pause c) -> pause(a, c, circumstances);
                case When(Active a, Resume c) -> resume(plan, a, c, circumstances);
                case When(Active _, Retry _) -> reject(Reason.CONFLICT, "the execution is still under way");
                case When(Active a, Signal c) -> signal(plan, a, c, circumstances);
                case When(Active a, ReportStarted c) -> childStarted(plan, a, c, circumstances);
                case When(Active a, ReportEnded c) -> childEnded(plan, a, c, circumstances);
                case When(Active a, Settle c) -> settle(a, c, circumstances);
                case When(Active a, Unstorable c) -> goOnWithout(plan, a, c.refused(), circumstances);
                case When(Over o, Retry c) -> retry(plan, o, c, circumstances);
                case When(Over _, ExecutionCommand _) -> decideUnplanned(execution, command, circumstances);
            };
        } catch (ValueMissing missing) {
            return new Decision.Needs<>(List.of(missing.reference()));
        }
    }

    /** As {@link #decide}, where no plan is needed to tell: it has not begun, or is over and is not to go on. */
    public static Decision<ExecutionEvent> decideUnplanned(
            Execution execution, ExecutionCommand command, Circumstances circumstances) {
        return switch (new When(execution, command)) {
            case When(None _, ExecutionCommand _) -> reject(Reason.NOT_FOUND, "no such execution");
            case When(Over o, Cancel _) -> cancelled(o);
            case When(Over o, Settle c) -> settle(o, c, circumstances);
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
        return goOn(draft);
    }

    private static Decision<ExecutionEvent> complete(Plan plan, Active a, Complete c, Circumstances circumstances) {
        if (!isUnderWay(a, c.step(), c.attempt())) {
            return accept(); // reported twice, or by an attempt we gave up on
        }
        var draft = new Draft(plan, a, circumstances);
        draft.log(c.step(), c.attempt(), c.log());
        draft.complete(c.step(), c.port(), c.output());
        return goOn(draft);
    }

    private static Decision<ExecutionEvent> fail(Plan plan, Active a, Fail c, Circumstances circumstances) {
        if (!isUnderWay(a, c.step(), c.attempt())) {
            return accept();
        }
        var draft = new Draft(plan, a, circumstances);
        draft.log(c.step(), c.attempt(), c.log());
        draft.fail(c.step(), c.failure());
        return goOn(draft);
    }

    private static Decision<ExecutionEvent> tick(Plan plan, Active a, Circumstances circumstances) {
        var draft = new Draft(plan, a, circumstances);
        due(draft, a);
        return goOn(draft);
    }

    /** What time alone has brought about. While it is paused only the time-out of the whole counts. */
    private static void due(Draft draft, Active a) {
        var now = draft.now();
        if (a.ending().isEmpty()
                && a.deadline().filter(end -> !end.isAfter(now)).isPresent()) {
            var failure = Failure.permanent("EXECUTION_TIMEOUT", "the execution took longer than settings.timeout");
            draft.end(new Outcome.Failed(failure, Optional.empty()), Cause.UNKNOWN);
        }
        if (draft.active().paused() || draft.isOver()) {
            return;
        }
        var attempting = new Attempting(draft);
        a.root().all().forEach(step -> {
            if (draft.isFull() || draft.isOver()) {
                return; // what was due before has ended it, or is enough for once
            }
            switch (step.state()) {
                case StepState.Waiting waiting
                when waiting.until().filter(until -> !until.isAfter(now)).isPresent() ->
                    attempting.wakeUp(step.id(), waiting);
                case StepState.Retrying retrying
                when !retrying.dueAt().isAfter(now) -> attempting.again(step.id(), retrying);
                case StepState _ -> {}
            }
        });
    }

    private static Decision<ExecutionEvent> cancel(Plan plan, Active a, Cancel c, Circumstances circumstances) {
        if (a.ending().isPresent()) {
            return goOn(new Draft(plan, a, circumstances));
        }
        var draft = new Draft(plan, a, circumstances);
        draft.end(new Outcome.Cancelled(c.reason()), c.cause());
        return goOn(draft);
    }

    private static Decision<ExecutionEvent> pause(Active a, Pause c, Circumstances circumstances) {
        if (a.ending().isPresent()) {
            return reject(Reason.CONFLICT, "the execution is ending");
        }
        return a.paused() ? accept() : accept(new Paused(c.cause(), c.reason(), circumstances.now()));
    }

    private static Decision<ExecutionEvent> resume(Plan plan, Active a, Resume c, Circumstances circumstances) {
        if (!a.paused()) {
            return accept();
        }
        var draft = new Draft(plan, a, circumstances);
        draft.add(new Resumed(c.cause(), c.reason(), circumstances.now()));
        due(draft, draft.active());
        return goOn(draft);
    }

    private static Decision<ExecutionEvent> signal(Plan plan, Active a, Signal c, Circumstances circumstances) {
        var draft = new Draft(plan, a, circumstances);
        try {
            draft.add(new SignalReceived(c.name(), draft.keep(c.body()), c.cause(), circumstances.now()));
        } catch (ValueTooLarge tooLarge) {
            return reject(Reason.TOO_LARGE, "the body " + tooLarge.getMessage());
        }
        return goOn(draft);
    }

    private static Decision<ExecutionEvent> childStarted(
            Plan plan, Active a, ReportStarted c, Circumstances circumstances) {
        var asked = a.root()
                .all()
                .filter(step -> step.state() instanceof StepState.Calling calling
                        && calling.child().equals(c.child())
                        && !calling.started())
                .findFirst();
        if (asked.isEmpty()) {
            return accept();
        }
        var draft = new Draft(plan, a, circumstances);
        var step = asked.get().id();
        draft.add(new ChildStarted(step, c.child(), circumstances.now()));
        if (!((StepState.Calling) asked.get().state()).waits()) {
            draft.complete(step, "main", Json.object("executionId", c.child().toString()));
        }
        return goOn(draft);
    }

    private static Decision<ExecutionEvent> childEnded(
            Plan plan, Active a, ReportEnded c, Circumstances circumstances) {
        if (!(a.root().find(c.step()).orElse(null) instanceof StepState.Calling calling)
                || !calling.child().equals(c.child())) {
            return accept(); // nobody waits for it any more
        }
        var draft = new Draft(plan, a, circumstances);
        switch (c.result()) {
            case ChildResult.Output(var value) -> draft.complete(c.step(), "main", value);
            case ChildResult.Failed(var failure) -> draft.fail(c.step(), failure);
        }
        return goOn(draft);
    }

    private static Decision<ExecutionEvent> settle(Execution execution, Settle c, Circumstances circumstances) {
        var debts = execution.latest().map(Active::debts).orElse(List.of());
        if (debts.stream().noneMatch(debt -> debt.key().equals(c.task()))) {
            return accept();
        }
        boolean last = execution instanceof Over && debts.size() == 1;
        return accept(new TaskDone(c.task(), last, circumstances.now()));
    }

    private static Decision<ExecutionEvent> retry(Plan plan, Over over, Retry c, Circumstances circumstances) {
        if (!(over.outcome() instanceof Outcome.Failed)) {
            return reject(Reason.CONFLICT, "the execution has not failed: there is nothing to retry");
        }
        var steps = new ArrayList<StepId>();
        over.last().root().all().forEach(step -> {
            if (step.state().isFatal() || step.state() instanceof StepState.Cancelled) {
                steps.add(step.id());
            }
        });
        var foreign = c.outputs().keySet().stream()
                .filter(step -> !steps.contains(step))
                .findFirst();
        if (foreign.isPresent()) {
            return reject(Reason.CONFLICT, foreign.get() + " has not failed: its output stays what it is");
        }
        var now = circumstances.now();
        var draft = new Draft(plan, over, circumstances);
        draft.add(new Reopened(
                steps,
                c.cause(),
                c.reason(),
                plan.definition().settings().timeout().map(now::plus),
                now));
        c.outputs().forEach((step, output) -> draft.complete(step, "main", output));
        return goOn(draft);
    }

    /** The report of an attempt costs its node; what nobody in particular is to blame for, and all else, the execution. */
    private static Decision<ExecutionEvent> goOnWithout(
            Plan plan, Active a, ExecutionCommand refused, Circumstances circumstances) {
        var draft = new Draft(plan, a, circumstances);
        switch (refused) {
            case Complete c -> failForGood(draft, c.step(), c.attempt());
            case Fail c -> failForGood(draft, c.step(), c.attempt());
            case Cancel c -> draft.end(new Outcome.Cancelled("cancelled"), c.cause());
            case Pause _, Resume _, Retry _, Signal _, ReportStarted _, Settle _ -> {
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
        return goOn(draft);
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

    private static Decision<ExecutionEvent> goOn(Draft draft) {
        draft.goOn();
        return draft.decision();
    }

    private static Decision<ExecutionEvent> accept(ExecutionEvent... events) {
        return new Accept<>(List.of(events));
    }

    private static Decision<ExecutionEvent> reject(Reason reason, String message) {
        return new Reject<>(new Refusal(reason, message));
    }

    private ExecutionDecider() {}
}
