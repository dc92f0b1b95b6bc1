package reprise.core.execution;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import reprise.core.StepId;
import reprise.core.WorkflowId;
import reprise.core.execution.ExecutionEvent.ChildRequested;
import reprise.core.execution.ExecutionEvent.LoopStarted;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.plan.PlanNode;
import reprise.core.plan.TemplateFailure;
import reprise.core.value.ValueMissing;
import reprise.core.value.ValueTooLarge;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.TriggerNode;
import reprise.sdk.WorkerNode;
import reprise.sdk.config.MisfitException;
import reprise.sdk.config.Shape;

/** Makes attempts: what only calculates is done on the spot, what has an effect is announced for a worker. */
final class Attempting {
    /** So many executions may stand above one that a step asks for. */
    private static final int DEEPEST = 16;

    private final Draft draft;

    Attempting(Draft draft) {
        this.draft = draft;
    }

    /** Makes the first attempt of a step, or the next with the input of the last, where that is known. */
    void make(StepId step) {
        var input = draft.active().root().find(step).flatMap(StepState::knownInput);
        if (input.isPresent()) {
            draft.add(new NodeStarted(step, draft.attempt(step), input.get(), draft.now()));
        } else {
            evaluate(step);
        }
    }

    private void evaluate(StepId step) {
        var node = draft.node(step);
        if (node.definition().disabled()) {
            draft.complete(step, node.firstPort(), passedOn(step, node));
            return;
        }
        try {
            var values = draft.circumstances().values();
            var roots = new ExecutionRoots(draft.plan(), draft.active(), step, values, draft.now());
            var config = draft.evaluated(node.config(), roots);
            if (!JsonDepth.isReadable(config)) {
                draft.fail(step, JsonDepth.tooDeep("the configuration"));
                return;
            }
            switch (node.type()) {
                case PureNode<?> pure -> evaluate(step, node, pure, config);
                case WorkerNode<?> _ -> {
                    Shape.bind(node.spec().config(), config);
                    draft.add(new NodeStarted(step, draft.attempt(step), draft.keep(config), draft.now()));
                }
                case TriggerNode<?> _ -> throw new IllegalStateException("nothing leads to a trigger: " + step);
            }
        } catch (ValueMissing missing) {
            draft.circumstances().values().need(new Needed(draft.plan(), draft.active(), step).values());
            throw missing;
        } catch (TemplateFailure failure) {
            draft.fail(step, Failure.permanent("EXPRESSION_FAILED", failure.field() + ": " + failure.getMessage()));
        } catch (MisfitException misfit) {
            draft.fail(step, Failure.permanent("INVALID_CONFIG", misfit.getMessage()));
        } catch (ValueTooLarge tooLarge) {
            draft.fail(step, Failures.tooLarge("the configuration", tooLarge));
        }
    }

    /** Its time has come: it goes on by the port that was meant for that. */
    void wakeUp(StepId step, StepState.Waiting waiting) {
        draft.complete(step, waiting.port(), passedOn(step, draft.node(step)));
    }

    private <C> void evaluate(StepId step, PlanNode node, PureNode<C> type, Json config) {
        switch (step(step, node, type, config)) {
            case Step.Done done -> {
                int attempt = draft.attempt(step);
                draft.log(step, attempt, done.log());
                done.answer()
                        .ifPresent(answer -> draft.add(new Responded(
                                step, answer.status(), answer.headers(), draft.keep(answer.body()), draft.now())));
                if (done.output().isPresent()) {
                    draft.complete(step, done.port(), done.output().get());
                } else {
                    draft.complete(step, done.port(), passedOn(step, node));
                }
            }
            case Step.Sleep sleep -> {
                if (sleep.until().isAfter(draft.now())) {
                    waits(step, Optional.empty(), Optional.of(sleep.until()), sleep.port());
                } else {
                    draft.complete(step, sleep.port(), passedOn(step, node));
                }
            }
            case Step.Await await -> {
                var name = await.signal().isEmpty() ? step.node().value() : await.signal();
                waits(step, Optional.of(name), await.until(), await.timeoutPort());
            }
            case Step.Loop loop when node.body().nodes().isEmpty() -> draft.fail(step, broken("it has no body"));
            case Step.Loop loop ->
                draft.add(new LoopStarted(
                        step,
                        draft.attempt(step),
                        draft.keep(Json.array(loop.items())),
                        loop.items().size(),
                        new LoopRules(loop.concurrency(), loop.collects(), loop.goesOn()),
                        draft.now()));
            case Step.Call call -> calls(step, call);
            case Step.Failed failed -> draft.fail(step, failed.failure());
        }
    }

    private void waits(StepId step, Optional<String> signal, Optional<Instant> until, String port) {
        draft.add(new NodeWaiting(step, draft.attempt(step), signal, until, port, draft.now()));
    }

    private void calls(StepId step, Step.Call call) {
        int above = draft.active().start().parent().map(Parent::depth).orElse(0);
        if (above >= DEEPEST) {
            draft.fail(
                    step,
                    Failure.permanent(
                            "SUBWORKFLOW_TOO_DEEP",
                            "workflows called one another " + DEEPEST
                                    + " deep; one that calls itself must come to an end"));
            return;
        }
        WorkflowId workflow;
        try {
            workflow = WorkflowId.parse(call.workflow());
        } catch (IllegalArgumentException _) {
            draft.fail(step, Failure.permanent("INVALID_CONFIG", "what is to be called is no workflow's id"));
            return;
        }
        int attempt = draft.attempt(step);
        draft.add(new ChildRequested(
                step,
                attempt,
                ChildIds.of(draft.active().start().id(), step, attempt, draft.now()),
                workflow,
                call.version(),
                draft.keep(call.input()),
                call.waits(),
                draft.now()));
    }

    /** Node types may be anybody's: one that throws fails its node, not the execution's actor or its caller. */
    private <C> Step step(StepId step, PlanNode node, PureNode<C> type, Json config) {
        @SuppressWarnings("unchecked") // the spec is the type's own
        var bound = (C) Shape.bind(node.spec().config(), config);
        var input = Inputs.of(
                draft.active(), node, step.rounds(), draft.circumstances().values());
        try {
            return Objects.requireNonNull(type.evaluate(bound, input, draft.now()));
        } catch (ValueMissing missing) {
            throw missing;
        } catch (RuntimeException broken) {
            return new Step.Failed(broken(broken.getClass().getSimpleName()));
        }
    }

    private static Failure broken(String what) {
        return Failure.permanent("UNEXPECTED", "the node type itself is broken: " + what);
    }

    private Output passedOn(StepId step, PlanNode node) {
        return Inputs.passedOn(
                draft.active(), node, step.rounds(), draft.circumstances().values());
    }
}
