package reprise.core.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import reprise.core.StepId;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Continue;
import reprise.core.execution.ExecutionCommand.Fail;
import reprise.core.execution.ExecutionCommand.ReportEnded;
import reprise.core.execution.ExecutionCommand.ReportStarted;
import reprise.core.execution.ExecutionCommand.Resume;
import reprise.core.execution.ExecutionCommand.Retry;
import reprise.core.execution.ExecutionCommand.Settle;
import reprise.core.execution.ExecutionCommand.Signal;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.core.plan.Plan;
import reprise.sdk.Failure;
import reprise.sdk.Json;

/** A world that always gives the same answer to the same question, and retries what failed until it is done. */
final class PredictableWorld {
    /** By its attempts of that number at the latest, what is stubborn goes well. */
    private static final int GOES_WELL = 4;

    /** What may be said to it now, in no order that its history could have an influence on; empty once all is over. */
    static List<ExecutionCommand> next(Plan plan, Execution execution) {
        if (execution instanceof Execution.Active active && ExecutionDecider.isUnfinished(plan, active)) {
            return List.of(new Continue());
        }
        var said = new ArrayList<ExecutionCommand>();
        execution.tasks().stream().sorted(Comparator.comparing(Task::key)).forEach(task -> said.add(done(task)));
        switch (execution) {
            case Execution.None _ -> said.add(Story.start("hook"));
            case Execution.Active active when active.paused() -> said.add(new Resume(Cause.UNKNOWN, Optional.empty()));
            case Execution.Active active -> others(active, said);
            case Execution.Over over
            when over.outcome() instanceof Outcome.Failed ->
                said.add(new Retry(Map.of(), Optional.empty(), Cause.UNKNOWN, Optional.empty()));
            case Execution.Over _ -> {}
        }
        return said;
    }

    private static void others(Execution.Active active, List<ExecutionCommand> said) {
        active.root()
                .all()
                .filter(step ->
                        step.state() instanceof StepState.Calling calling && calling.started() && calling.waits())
                .sorted(Comparator.comparing(step -> step.id().toString()))
                .forEach(step -> said.add(ended(step.id(), (StepState.Calling) step.state())));
        if (said.isEmpty()) {
            said.add(active.nextDue().isPresent() ? new Tick() : new Signal("go", Json.of("went"), Cause.UNKNOWN));
        }
    }

    private static ExecutionCommand done(Task task) {
        return switch (task) {
            case Task.Attempt(var step, var running) -> {
                int attempt = running.tries().attempt();
                yield failure(step, attempt)
                        .<ExecutionCommand>map(failure -> new Fail(step, attempt, failure, List.of()))
                        .orElseGet(() -> new Complete(step, attempt, "main", Json.of(step + " done"), List.of()));
            }
            case Task.StartChild start -> new ReportStarted(start.child());
            case Task.CancelChild _, Task.TellParent _ -> new Settle(task.key());
        };
    }

    private static ExecutionCommand ended(StepId step, StepState.Calling calling) {
        var result = failure(step, calling.tries().attempt())
                .<ChildResult>map(ChildResult.Failed::new)
                .orElseGet(() -> new ChildResult.Output(Json.of(step + " called")));
        return new ReportEnded(step, calling.child(), result);
    }

    private static Optional<Failure> failure(StepId step, int attempt) {
        boolean isStubborn = PredictableGraphs.isStubborn(step.node().value());
        if (isStubborn && attempt >= GOES_WELL) {
            return Optional.empty();
        }
        return switch (Math.floorMod(step.toString().hashCode(), 4)) {
            case 0 -> Optional.of(Failure.refused("BUSY", "answered 503"));
            case 1 -> Optional.of(Failure.permanent("GONE", "answered 410"));
            default -> Optional.empty();
        };
    }

    static ExecutionCommand any(RandomGenerator dice, List<ExecutionCommand> said) {
        return said.get(dice.nextInt(said.size()));
    }

    private PredictableWorld() {}
}
