package reprise.core.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Continue;
import reprise.core.execution.ExecutionCommand.Fail;
import reprise.core.execution.Exercised.Path;

/** What an entity does around an execution: recovers, decides, writes, shows its tasks to the world, goes on, leaves. */
final class Owners {
    private static final String CONTINUE = "continue";

    private final Decider decider;
    private final RandomGenerator dice;
    private final Reports reports;
    private final World world;
    private final Exercised exercised;
    private final Predicate<SimulatedRun> isAwake;
    private final Consumer<Supplier<String>> trace;

    Owners(
            Decider decider,
            RandomGenerator dice,
            Reports reports,
            World world,
            Exercised exercised,
            Predicate<SimulatedRun> isAwake,
            Consumer<Supplier<String>> trace) {
        this.decider = decider;
        this.dice = dice;
        this.reports = reports;
        this.world = world;
        this.exercised = exercised;
        this.isAwake = isAwake;
        this.trace = trace;
    }

    /** The owner there, which may be one of two by now. One that has nothing to do leaves again at once. */
    Owner wake(Machine machine, SimulatedRun run, Instant now, boolean faults) {
        var known = machine.awake.get(run);
        if (known != null || run.journal.size() == 0) {
            return known == null ? new Owner(machine, run) : known;
        }
        if (isAwake.test(run)) {
            exercised.saw(Path.TWO_OWNERS);
        }
        var owner = new Owner(machine, run);
        machine.awake.put(run, owner);
        recover(owner, now, faults);
        return owner;
    }

    void fallAsleep(Owner owner) {
        boolean isBusy = owner.execution.tasks().stream().anyMatch(Task.Attempt.class::isInstance)
                || reports.isUnderWay(owner, CONTINUE);
        if (!isBusy) {
            owner.machine.awake.remove(owner.run);
        }
    }

    /** False where it was refused, or nobody knows whether it was done. */
    boolean handle(Owner owner, ExecutionCommand command, Instant now, boolean faults) {
        switch (decide(owner.run, owner.execution, command, now)) {
            case Decision.Reject<ExecutionEvent> _ -> {
                return false;
            }
            case Decision.Needs<ExecutionEvent> _ -> throw new Violation("what was fetched is missed again");
            case Decision.Accept(var events) -> {
                if (events.isEmpty()) {
                    noteStale(command);
                } else if (!write(owner, events, now, faults)) {
                    recover(owner, now, faults);
                    return false;
                }
                reconcile(owner, now, faults);
                return true;
            }
        }
    }

    /** What is missed is fetched, and it is decided again; decided twice, it must be the same. */
    Decision<ExecutionEvent> decide(SimulatedRun run, Execution execution, ExecutionCommand command, Instant now) {
        var values = run.values();
        var circumstances = new Circumstances(now, values, run.ceilings);
        var decision = decider.decide(run.plan, execution, command, circumstances);
        while (decision instanceof Decision.Needs<ExecutionEvent>(var references)) {
            exercised.saw(Path.FETCHED);
            if (references.stream().anyMatch(reference -> values.find(reference).isPresent())) {
                throw new Violation("what was fetched is missed again");
            }
            references.forEach(values::fetch);
            decision = decider.decide(run.plan, execution, command, circumstances);
        }
        if (!decision.equals(decider.decide(run.plan, execution, command, circumstances))) {
            throw new Violation("decided twice, it is not the same: " + command);
        }
        return decision;
    }

    /** False where the owner cannot know whether it is written. */
    private boolean write(Owner owner, List<ExecutionEvent> events, Instant now, boolean faults) {
        int fault = faults ? dice.nextInt(20) : -1;
        if (fault == 0) {
            exercised.saw(Path.WRITE_LOST);
            return false;
        }
        if (!owner.run.append(owner.sequenceNr, events)) {
            exercised.saw(Path.COLLISION);
            return false;
        }
        trace.accept(() -> "  and writes " + told(events));
        if (fault == 1) {
            exercised.saw(Path.ANSWER_LOST);
            return false;
        }
        for (var event : events) {
            owner.execution = Execution.apply(owner.execution, event);
        }
        owner.sequenceNr += events.size();
        if (!owner.execution.equals(owner.run.journal.execution())) {
            throw new Violation("the owner's picture is not what the history adds up to");
        }
        return true;
    }

    private void recover(Owner owner, Instant now, boolean faults) {
        var history = owner.run.journal.events();
        owner.execution = Execution.fold(history);
        owner.sequenceNr = history.size();
        owner.underWay.clear();
        if (dice.nextBoolean()) {
            reports.lose(owner);
        }
        reconcile(owner, now, faults);
    }

    /** Shows the difference to the world, sets the alarm, goes on where there is more to decide, leaves when it is over. */
    private void reconcile(Owner owner, Instant now, boolean faults) {
        if (owner.execution.isSettled()) {
            owner.machine.awake.remove(owner.run);
            return;
        }
        var tasks = owner.execution.tasks();
        var keys = tasks.stream().map(Task::key).toList();
        owner.underWay.removeIf(key -> {
            boolean isOver = !keys.contains(key);
            if (isOver && dice.nextBoolean()) {
                reports.lose(owner, key);
            }
            return isOver;
        });
        for (var task : tasks) {
            if (owner.underWay.add(task.key())) {
                world.perform(owner, task, now, faults);
            }
        }
        owner.alarm = owner.execution.nextDue();
        if (owner.execution instanceof Execution.Active active
                && ExecutionDecider.isUnfinished(owner.run.plan, active)
                && !reports.isUnderWay(owner, CONTINUE)) {
            exercised.saw(Path.CONTINUED);
            reports.send(now, owner, CONTINUE, Duration.ZERO, new Continue());
        }
    }

    private void noteStale(ExecutionCommand command) {
        if (command instanceof Complete || command instanceof Fail) {
            exercised.saw(Path.STALE_REPORT);
        }
    }

    static List<String> told(List<ExecutionEvent> events) {
        return events.stream().map(Story::inShort).toList();
    }
}
