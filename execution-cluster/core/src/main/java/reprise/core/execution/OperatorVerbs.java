package reprise.core.execution;

import static reprise.core.execution.Decision.accept;
import static reprise.core.execution.Decision.reject;

import java.util.ArrayList;
import reprise.core.StepId;
import reprise.core.execution.Decision.Reason;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.Over;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.Pause;
import reprise.core.execution.ExecutionCommand.Resume;
import reprise.core.execution.ExecutionCommand.Retry;
import reprise.core.execution.ExecutionCommand.Signal;
import reprise.core.execution.ExecutionEvent.Paused;
import reprise.core.execution.ExecutionEvent.Reopened;
import reprise.core.execution.ExecutionEvent.Resumed;
import reprise.core.execution.ExecutionEvent.SignalReceived;
import reprise.core.plan.Plan;
import reprise.core.value.ValueTooLarge;

/** What people ask of an execution that is under way, or was. Each is an event that says who asked, and why. */
final class OperatorVerbs {

    static Decision<ExecutionEvent> cancel(Plan plan, Active a, Cancel c, Circumstances circumstances) {
        if (a.ending().isPresent()) {
            return new Draft(plan, a, circumstances).goneOn();
        }
        var draft = new Draft(plan, a, circumstances);
        draft.end(new Outcome.Cancelled(c.reason()), c.cause());
        return draft.goneOn();
    }

    static Decision<ExecutionEvent> pause(Active a, Pause c, Circumstances circumstances) {
        if (a.ending().isPresent()) {
            return reject(Reason.CONFLICT, "the execution is ending");
        }
        return a.paused() ? accept() : accept(new Paused(c.cause(), c.reason(), circumstances.now()));
    }

    static Decision<ExecutionEvent> resume(Plan plan, Active a, Resume c, Circumstances circumstances) {
        if (!a.paused()) {
            return accept();
        }
        var draft = new Draft(plan, a, circumstances);
        draft.add(new Resumed(c.cause(), c.reason(), circumstances.now()));
        DueSteps.take(draft, draft.active());
        return draft.goneOn();
    }

    static Decision<ExecutionEvent> signal(Plan plan, Active a, Signal c, Circumstances circumstances) {
        var draft = new Draft(plan, a, circumstances);
        try {
            draft.add(new SignalReceived(c.name(), draft.keep(c.body()), c.cause(), circumstances.now()));
        } catch (ValueTooLarge tooLarge) {
            return reject(Reason.TOO_LARGE, "the body " + tooLarge.getMessage());
        }
        return draft.goneOn();
    }

    static Decision<ExecutionEvent> retry(Plan plan, Over over, Retry c, Circumstances circumstances) {
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
        steps.stream()
                .filter(c.outputs()::containsKey)
                .forEach(step -> draft.complete(step, "main", c.outputs().get(step)));
        return draft.goneOn();
    }

    private OperatorVerbs() {}
}
