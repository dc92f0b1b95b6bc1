package reprise.core.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import reprise.core.StepId;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Fail;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.core.execution.Exercised.Path;
import reprise.core.execution.StepState.Running;
import reprise.sdk.Failure;
import reprise.sdk.Json;

/**
 * Two machines, a few executions and one thread that owns time, delivery and failure. Either machine may believe that it
 * owns an execution; writes and their answers get lost, machines die, workers fail, hang, and answer twice or late. After
 * every step the promises are checked; when the faults end, everything must come to its end.
 */
final class Simulation {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How much is going on. */
    record Size(int executions, int nodes, int steps) {}

    /** A machine's picture of an execution: gone when it restarts, right as long as nobody else has written. */
    private static final class Owner {
        final SimulatedRun run;
        final Map<StepId, Integer> underWay = new HashMap<>();
        Execution execution = Execution.NONE;
        int sequenceNr;
        Optional<Instant> alarm = Optional.empty();

        Owner(SimulatedRun run) {
            this.run = run;
        }
    }

    private static final class Machine {
        final Map<SimulatedRun, Owner> awake = new LinkedHashMap<>();
    }

    private record Report(Instant at, Machine to, SimulatedRun run, StepId step, ExecutionCommand command) {}

    private final Decider decider;
    private final RandomGenerator dice;
    private final Size size;
    private final Consumer<Supplier<String>> trace;
    private final Exercised exercised = new Exercised();
    private final List<Machine> machines = List.of(new Machine(), new Machine());
    private final List<SimulatedRun> runs = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private Instant now = Story.NOON;
    private boolean faults = true;
    private int answersGiven;

    Simulation(Decider decider, long seed, Size size, Consumer<Supplier<String>> trace) {
        this.decider = decider;
        this.dice = new SplittableRandom(seed * 0x9E3779B97F4A7C15L);
        this.size = size;
        this.trace = trace;
        for (int i = 0; i < size.executions(); i++) {
            runs.add(new SimulatedRun(i, RandomGraphs.of(dice, size.nodes()).plan()));
        }
    }

    /** @throws Violation where a promise is broken */
    Exercised run() {
        start(runs.getFirst());
        for (int step = 0; step < size.steps(); step++) {
            step();
        }
        heal();
        runs.forEach(this::noteOutcome);
        return exercised;
    }

    private void step() {
        int what = dice.nextInt(100);
        if (what < 60) {
            if (!deliverAny() && !advance()) {
                wake(any(machines), any(runs));
            }
        } else if (what < 75) {
            anyOwner().ifPresent(owner -> handle(owner, new Tick(), _ -> {}));
        } else if (what < 87) {
            wake(any(machines), any(runs));
        } else if (what < 92) {
            start(any(runs));
        } else if (what < 94) {
            anyOwner().ifPresent(this::cancel);
        } else if (what < 96) {
            crash(any(machines));
        } else {
            anyOwner().ifPresent(this::fallAsleep);
        }
    }

    /** The faults end, everybody starts anew, and time goes on until nothing is left to do. */
    private void heal() {
        trace.accept(() -> "the faults end");
        faults = false;
        machines.forEach(this::crash);
        runs.forEach(this::start);
        runs.forEach(run -> wake(machines.getFirst(), run));
        for (int round = 0; runs.stream().anyMatch(run -> !run.journal.referee().hasEnded()); round++) {
            if (round > 2_000 || (!advance() && reports.isEmpty() && round > 0)) {
                throw new Violation("stuck: nothing will ever move it on");
            }
            for (int i = 0; i < reports.size() + 1; i++) {
                deliverAny();
            }
            for (var owner : List.copyOf(machines.getFirst().awake.values())) {
                if (owner.alarm.filter(due -> !due.isAfter(now)).isPresent()) {
                    handle(owner, new Tick(), _ -> {});
                }
            }
        }
    }

    private void start(SimulatedRun run) {
        if (decide(run, Execution.NONE, run.start) instanceof Decision.Accept(var events)) {
            if (!run.append(0, events)) {
                if (faults) {
                    exercised.saw(Path.STARTED_TWICE);
                }
            } else {
                trace.accept(() -> "the door starts " + name(run) + ": " + told(events));
            }
        }
    }

    private void wake(Machine machine, SimulatedRun run) {
        if (!machine.awake.containsKey(run) && run.journal.size() > 0) {
            if (machines.stream().anyMatch(other -> other.awake.containsKey(run))) {
                exercised.saw(Path.TWO_OWNERS);
            }
            var owner = new Owner(run);
            machine.awake.put(run, owner);
            recover(owner);
        }
    }

    private void crash(Machine machine) {
        trace.accept(() -> "machine " + machines.indexOf(machine) + " crashes");
        if (faults) {
            exercised.saw(Path.CRASH);
        }
        machine.awake.clear();
        reports.removeIf(report -> report.to == machine);
    }

    private void fallAsleep(Owner owner) {
        if (attempts(owner.execution).isEmpty()) {
            machineOf(owner).awake.remove(owner.run);
        }
    }

    private void cancel(Owner owner) {
        handle(owner, new Cancel("enough", Cause.UNKNOWN), accepted -> owner.run.cancelAccepted |= accepted);
        if (owner.run.cancelAccepted && !owner.run.journal.referee().hasEnded()) {
            throw new Violation("a cancellation was accepted and did not happen");
        }
    }

    /** False where nothing is due. */
    private boolean deliverAny() {
        var due = reports.stream().filter(report -> !report.at.isAfter(now)).toList();
        if (due.isEmpty()) {
            return false;
        }
        var report = any(due);
        reports.remove(report);
        var owner = report.to.awake.get(report.run);
        if (owner != null) {
            trace.accept(() -> name(report.run) + " is told " + report.command);
            handle(owner, report.command, _ -> {});
        }
        return true;
    }

    /** To the next thing that is due, or not quite. False where nothing is. */
    private boolean advance() {
        var alarms = machines.stream()
                .flatMap(machine -> machine.awake.values().stream())
                .flatMap(owner -> owner.alarm.stream());
        var next = Stream.concat(reports.stream().map(Report::at), alarms)
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo);
        next.ifPresent(at -> now = faults && dice.nextInt(4) == 0
                ? now.plus(Duration.between(now, at).dividedBy(2))
                : at);
        return next.isPresent();
    }

    private void handle(Owner owner, ExecutionCommand command, Consumer<Boolean> answer) {
        switch (decide(owner.run, owner.execution, command)) {
            case Decision.Reject<ExecutionEvent> _ -> answer.accept(false);
            case Decision.Needs<ExecutionEvent> _ -> throw new Violation("nothing was set aside, and yet it is missed");
            case Decision.Accept(var events) -> {
                if (events.isEmpty()) {
                    noteStale(command);
                    answer.accept(true);
                    reconcile(owner);
                } else if (write(owner, events)) {
                    answer.accept(true);
                    reconcile(owner);
                } else {
                    recover(owner);
                }
            }
        }
    }

    /** False where the owner cannot know whether it is written. */
    private boolean write(Owner owner, List<ExecutionEvent> events) {
        int fault = faults ? dice.nextInt(20) : -1;
        if (fault == 0) {
            exercised.saw(Path.WRITE_LOST);
            return false;
        }
        if (!owner.run.append(owner.sequenceNr, events)) {
            exercised.saw(Path.COLLISION);
            return false;
        }
        trace.accept(() ->
                machines.indexOf(machineOf(owner)) + " writes " + name(owner.run) + " at " + now + ": " + told(events));
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

    private Decision<ExecutionEvent> decide(SimulatedRun run, Execution execution, ExecutionCommand command) {
        var decision = decider.decide(run.plan, execution, command, Circumstances.plain(now));
        if (!decision.equals(decider.decide(run.plan, execution, command, Circumstances.plain(now)))) {
            throw new Violation("decided twice, it is not the same: " + command);
        }
        return decision;
    }

    private void recover(Owner owner) {
        var history = owner.run.journal.events();
        owner.execution = Execution.fold(history);
        owner.sequenceNr = history.size();
        owner.underWay.clear();
        if (dice.nextBoolean()) {
            reports.removeIf(report -> report.run == owner.run && report.to == machineOf(owner));
        }
        reconcile(owner);
    }

    /** As the entity does it: shows the difference to the workers, sets the alarm, leaves when it is over. */
    private void reconcile(Owner owner) {
        if (owner.execution instanceof Execution.Over) {
            machineOf(owner).awake.remove(owner.run);
            return;
        }
        var wanted = attempts(owner.execution);
        owner.underWay.entrySet().removeIf(entry -> {
            var running = wanted.get(entry.getKey());
            boolean over = running == null || running.tries().attempt() != entry.getValue();
            if (over && dice.nextBoolean()) {
                reports.removeIf(report ->
                        report.run == owner.run && report.to == machineOf(owner) && report.step.equals(entry.getKey()));
            }
            return over;
        });
        wanted.forEach((step, running) -> {
            if (owner.underWay.putIfAbsent(step, running.tries().attempt()) == null) {
                attempt(owner, step, running);
            }
        });
        owner.alarm = owner.execution.nextDue();
    }

    private static Map<StepId, Running> attempts(Execution execution) {
        var attempts = new LinkedHashMap<StepId, Running>();
        execution.tasks().forEach(task -> {
            if (task instanceof Task.Attempt attempt) {
                attempts.put(attempt.step(), attempt.running());
            }
        });
        return attempts;
    }

    private void attempt(Owner owner, StepId step, Running running) {
        if (owner.run.isAsked(step, running)) {
            exercised.saw(Path.ATTEMPT_REPEATED);
        }
        if (running.tries().attempt() > 1) {
            exercised.saw(Path.RETRY);
        }
        var soon = Duration.ofMillis(dice.nextInt(3_000));
        switch (dice.nextInt(faults ? 10 : 7)) {
            case 0, 1, 2, 3 -> report(owner, step, soon, done(step, running));
            case 4 -> report(owner, step, soon, failed(step, running, Failure.unknown("CUT_OFF", "no answer")));
            case 5 -> report(owner, step, soon, failed(step, running, Failure.refused("BUSY", "answered 503")));
            case 6 -> report(owner, step, soon, failed(step, running, Failure.permanent("GONE", "answered 410")));
            case 7 -> report(owner, step, PATIENCE, failed(step, running, Failure.unknown("TIMEOUT", "no answer")));
            case 8 -> { // answers twice
                report(owner, step, soon, done(step, running));
                report(owner, step, soon.multipliedBy(2), done(step, running));
            }
            default -> { // answers when nobody expects it any more
                report(owner, step, soon, failed(step, running, Failure.unknown("CUT_OFF", "no answer")));
                report(owner, step, soon.multipliedBy(3), done(step, running));
            }
        }
    }

    private Complete done(StepId step, Running running) {
        return new Complete(step, running.tries().attempt(), "main", Json.of(++answersGiven), List.of());
    }

    private static Fail failed(StepId step, Running running, Failure failure) {
        return new Fail(step, running.tries().attempt(), failure, List.of());
    }

    private void report(Owner owner, StepId step, Duration after, ExecutionCommand command) {
        int attempt = owner.underWay.get(step);
        owner.run.answers(step, attempt, command);
        reports.add(new Report(now.plus(after), machineOf(owner), owner.run, step, command));
    }

    private void noteStale(ExecutionCommand command) {
        if (command instanceof Complete || command instanceof Fail) {
            exercised.saw(Path.STALE_REPORT);
        }
    }

    private void noteOutcome(SimulatedRun run) {
        if (run.journal.events().stream().anyMatch(ExecutionEvent.NodeWaiting.class::isInstance)) {
            exercised.saw(Path.TIMER);
        }
        if (run.journal.execution() instanceof Execution.Over over) {
            exercised.saw(
                    switch (over.outcome()) {
                        case Outcome.Completed _ -> Path.COMPLETED;
                        case Outcome.Failed failed when failed.step().isEmpty() -> Path.TIMED_OUT;
                        case Outcome.Failed _ -> Path.FAILED;
                        case Outcome.Cancelled _ -> Path.CANCELLED;
                    });
        }
    }

    private Machine machineOf(Owner owner) {
        return machines.getFirst().awake.get(owner.run) == owner ? machines.getFirst() : machines.getLast();
    }

    private Optional<Owner> anyOwner() {
        var awake = machines.stream()
                .flatMap(machine -> machine.awake.values().stream())
                .toList();
        return awake.isEmpty() ? Optional.empty() : Optional.of(any(awake));
    }

    private <T> T any(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }

    private String name(SimulatedRun run) {
        return "execution " + runs.indexOf(run);
    }

    private static List<String> told(List<ExecutionEvent> events) {
        return events.stream().map(Story::inShort).toList();
    }
}
