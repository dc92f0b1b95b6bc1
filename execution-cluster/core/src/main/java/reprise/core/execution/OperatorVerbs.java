package reprise.core.execution;

import static reprise.core.execution.Decision.accept;
import static reprise.core.execution.Decision.reject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import reprise.core.StepId;
import reprise.core.execution.Decision.Reason;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.Over;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.Pause;
import reprise.core.execution.ExecutionCommand.Resume;
import reprise.core.execution.ExecutionCommand.Retry;
import reprise.core.execution.ExecutionCommand.Signal;
import reprise.core.execution.ExecutionCommand.Skip;
import reprise.core.execution.ExecutionEvent.NodeCancelled;
import reprise.core.execution.ExecutionEvent.NodeResolved;
import reprise.core.execution.ExecutionEvent.Paused;
import reprise.core.execution.ExecutionEvent.Reopened;
import reprise.core.execution.ExecutionEvent.Resumed;
import reprise.core.execution.ExecutionEvent.SignalReceived;
import reprise.core.plan.Plan;
import reprise.core.value.ValueTooLarge;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** What people ask of an execution that is under way, or was. Each is an event that says who asked, and why. */
final class OperatorVerbs {
    /** So many are kept for waits that have not begun. */
    private static final int MOST_SIGNALS = 1_000;

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
        if (a.signals().size() >= MOST_SIGNALS) {
            return reject(Reason.CONFLICT, MOST_SIGNALS + " signals wait already, and nothing takes them");
        }
        var draft = new Draft(plan, a, circumstances);
        try {
            draft.add(new SignalReceived(c.name(), draft.keep(c.body()), c.cause(), circumstances.now()));
        } catch (ValueTooLarge tooLarge) {
            return reject(Reason.TOO_LARGE, "the body " + tooLarge.getMessage());
        }
        return draft.goneOn();
    }

    static Decision<ExecutionEvent> skip(Plan plan, Active a, Skip c, Circumstances circumstances) {
        var state = a.root().find(c.step()).orElse(null);
        if (!(state instanceof StepState.Waiting
                || state instanceof StepState.Retrying
                || state instanceof StepState.Calling)) {
            return reject(Reason.CONFLICT, c.step() + " neither waits nor is to be tried again: it cannot be skipped");
        }
        var draft = new Draft(plan, a, circumstances);
        draft.add(new NodeResolved(c.step(), c.cause(), c.reason(), circumstances.now()));
        if (state instanceof StepState.Calling) {
            draft.add(new NodeCancelled(c.step(), circumstances.now())); // nobody waits for what it called
        }
        draft.complete(c.step(), plan.node(c.step().node()).firstPort(), c.output());
        return draft.goneOn();
    }

    static Decision<ExecutionEvent> skip(Plan plan, Over over, Skip c, Circumstances circumstances) {
        boolean failed = over.outcome() instanceof Outcome.Failed
                && over.last().root().find(c.step()).filter(StepState::isFatal).isPresent();
        return failed
                ? retry(
                        plan,
                        over,
                        new Retry(Map.of(c.step(), c.output()), Optional.empty(), c.cause(), c.reason()),
                        circumstances)
                : reject(Reason.CONFLICT, c.step() + " has not failed: there is nothing to skip");
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
        try {
            draft.add(new Reopened(
                    steps,
                    c.input().map(body -> draft.keep(withBody(over, body, circumstances))),
                    c.cause(),
                    c.reason(),
                    plan.definition().settings().timeout().map(now::plus),
                    now));
        } catch (ValueTooLarge tooLarge) {
            return reject(Reason.TOO_LARGE, "the input " + tooLarge.getMessage());
        }
        steps.stream()
                .filter(c.outputs()::containsKey)
                .forEach(step -> draft.complete(
                        step, plan.node(step.node()).firstPort(), c.outputs().get(step)));
        return draft.goneOn();
    }

    /** The trigger with another body. */
    private static Json withBody(Over over, Json body, Circumstances circumstances) {
        var trigger = circumstances.values().json(over.last().start().input());
        var members = new LinkedHashMap<>(trigger instanceof JsonObject(var all) ? all : Map.<String, Json>of());
        members.put("body", body);
        return new JsonObject(members);
    }

    private OperatorVerbs() {}
}
