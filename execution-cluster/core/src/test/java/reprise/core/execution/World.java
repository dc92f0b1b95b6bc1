package reprise.core.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import reprise.core.StepId;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Fail;
import reprise.core.execution.ExecutionCommand.ReportEnded;
import reprise.core.execution.ExecutionCommand.ReportStarted;
import reprise.core.execution.ExecutionCommand.Retry;
import reprise.core.execution.ExecutionCommand.Settle;
import reprise.core.execution.ExecutionCommand.Skip;
import reprise.core.execution.Exercised.Path;
import reprise.core.execution.StepState.Running;
import reprise.sdk.Failure;
import reprise.sdk.Json;

/** Does what executions owe: attempts go well, badly, twice, late or never; other executions begin and end, or cannot. */
final class World {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Failure NO_ANSWER = Failure.unknown("CUT_OFF", "no answer");
    private static final Failure GONE = Failure.permanent("GONE", "answered 410");

    private final RandomGenerator dice;
    private final Reports reports;
    private final Exercised exercised;
    private int answersGiven;

    World(RandomGenerator dice, Reports reports, Exercised exercised) {
        this.dice = dice;
        this.reports = reports;
        this.exercised = exercised;
    }

    /** @param faults whether it may go wrong in ways that are nobody's answer */
    void perform(Owner owner, Task task, Instant now, boolean faults) {
        switch (task) {
            case Task.Attempt(var step, var running) -> attempt(owner, task, step, running, now, faults);
            case Task.StartChild start -> startChild(owner, start, now);
            case Task.CancelChild(var id) -> {
                exercised.saw(Path.CHILD_CANCELLED);
                owner.run.child(id).isCancelled = true;
                reports.send(now, owner, task.key(), soon(), new Settle(task.key()));
            }
            case Task.TellParent _ -> {
                exercised.saw(Path.PARENT_TOLD);
                reports.send(now, owner, task.key(), soon(), new Settle(task.key()));
            }
        }
    }

    private void startChild(Owner owner, Task.StartChild task, Instant now) {
        var child = owner.run.child(task.child());
        if (child.isCancelled) {
            throw new Violation("a child is to be started that was cancelled: " + task.step());
        }
        if (!child.isBegun && dice.nextInt(8) == 0) {
            exercised.saw(Path.CHILD_REFUSED);
            var refused = new ReportEnded(task.step(), task.child(), new ChildResult.Failed(failure()));
            reports.send(now, owner, task.key(), soon(), refused);
            return;
        }
        reports.send(now, owner, task.key(), soon(), new ReportStarted(task.child()));
        if (dice.nextInt(3) == 0) {
            reports.send(now, owner, task.key(), soon(), new ReportStarted(task.child()));
        }
        if (!child.isBegun && task.waits()) {
            exercised.saw(Path.CHILD);
            var result = dice.nextInt(3) == 0 ? new ChildResult.Failed(failure()) : new ChildResult.Output(answer());
            var told = new ReportEnded(task.step(), task.child(), result);
            for (int times = dice.nextInt(1, 3); times > 0; times--) {
                reports.sendToAnyOwner(now.plusMillis(dice.nextInt(20_000)), owner.run, told);
            }
        }
        child.isBegun = true;
    }

    private void attempt(Owner owner, Task task, StepId step, Running running, Instant now, boolean faults) {
        int attempt = running.tries().attempt();
        if (owner.run.isAsked(step, running)) {
            exercised.saw(Path.ATTEMPT_REPEATED);
        }
        if (attempt > 1) {
            exercised.saw(Path.RETRY);
        }
        var soon = soon();
        switch (dice.nextInt(faults ? 12 : 7)) {
            case 0, 1, 2, 3 -> reports.send(now, owner, task.key(), soon, done(step, attempt));
            case 4, 5, 6 -> reports.send(now, owner, task.key(), soon, failed(step, attempt, failure()));
            case 7 -> reports.send(now, owner, task.key(), PATIENCE, failed(step, attempt, NO_ANSWER));
            case 8 -> { // answers twice
                reports.send(now, owner, task.key(), soon, done(step, attempt));
                reports.send(now, owner, task.key(), soon.multipliedBy(2), done(step, attempt));
            }
            default -> { // answers when nobody expects it any more
                reports.send(now, owner, task.key(), soon.dividedBy(4), failed(step, attempt, NO_ANSWER));
                reports.send(now, owner, task.key(), soon.multipliedBy(2), done(step, attempt));
            }
        }
    }

    /** Somebody puts outputs in the place of some of the failed steps. */
    Retry retry(Execution execution) {
        var outputs = new java.util.LinkedHashMap<StepId, Json>();
        execution.latest().ifPresent(last -> last.root().all().forEach(step -> {
            boolean isLoop = step.state().passage().isPresent();
            if (step.state().isFatal() && !isLoop && dice.nextInt(3) == 0) {
                outputs.put(step.id(), answer());
            }
        }));
        return new Retry(Map.copyOf(outputs), Optional.empty(), Cause.UNKNOWN, Optional.empty());
    }

    /** Somebody puts an output in the place of a step that waits, or has failed. */
    Optional<Skip> skip(Execution execution) {
        return execution.latest().stream()
                .flatMap(last -> last.root().all())
                .filter(step -> isSkippable(step.state()) && dice.nextInt(3) > 0)
                .findFirst()
                .map(step -> new Skip(step.id(), answer(), Cause.UNKNOWN, Optional.empty()));
    }

    private static boolean isSkippable(StepState state) {
        return state instanceof StepState.Waiting
                || state instanceof StepState.Retrying
                || state instanceof StepState.Calling
                || state.isFatal() && state.passage().isEmpty();
    }

    private Failure failure() {
        return switch (dice.nextInt(3)) {
            case 0 -> NO_ANSWER;
            case 1 -> Failure.refused("BUSY", "answered 503");
            default -> GONE;
        };
    }

    private Json answer() {
        answersGiven++;
        return dice.nextInt(3) == 0 ? Json.of("answer ".repeat(10) + answersGiven) : Json.of(answersGiven);
    }

    private Complete done(StepId step, int attempt) {
        return new Complete(step, attempt, "main", answer(), List.of());
    }

    private static Fail failed(StepId step, int attempt, Failure failure) {
        return new Fail(step, attempt, failure, List.of());
    }

    private Duration soon() {
        return Duration.ofMillis(dice.nextInt(3_000));
    }
}
