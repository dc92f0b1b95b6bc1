package reprise.core.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.Pause;
import reprise.core.execution.ExecutionCommand.ReportEnded;
import reprise.core.execution.ExecutionCommand.Resume;
import reprise.core.execution.ExecutionCommand.Signal;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.core.execution.ExecutionCommand.Unstorable;
import reprise.core.execution.Exercised.Path;
import reprise.sdk.Json;

/**
 * Two machines, a few executions and one thread that owns time, delivery and failure. Either machine may believe that it
 * owns an execution; writes and their answers get lost, machines die, workers fail, hang, and answer twice or late, and
 * people pause, cancel, retry and send signals as they like. After every step the promises are checked; when the faults
 * end, everything must come to its end.
 */
final class Simulation {
    private static final int[] CEILINGS = {1, 2, 5, 500, 500};

    /** How much is going on. */
    record Size(int executions, int nodes, int steps) {}

    private final RandomGenerator dice;
    private final Size size;
    private final Consumer<Supplier<String>> trace;
    private final Exercised exercised = new Exercised();
    private final List<Machine> machines = List.of(new Machine(), new Machine());
    private final List<SimulatedRun> runs = new ArrayList<>();
    private final Reports reports = new Reports();
    private final World world;
    private final Owners owners;
    private Instant now = Story.NOON;
    private boolean faults = true;

    Simulation(Decider decider, long seed, Size size, Consumer<Supplier<String>> trace) {
        this.dice = new SplittableRandom(seed * 0x9E3779B97F4A7C15L);
        this.size = size;
        this.trace = trace;
        this.world = new World(dice, reports, exercised);
        for (int i = 0; i < size.executions(); i++) {
            var ceilings = new Ceilings(CEILINGS[dice.nextInt(CEILINGS.length)], 1_000_000, Long.MAX_VALUE);
            runs.add(new SimulatedRun(i, RandomGraphs.of(dice, size.nodes()).plan(), ceilings));
        }
        this.owners = new Owners(decider, dice, reports, world, exercised, this::isAwake, this::tell);
    }

    /** @throws Violation where a promise is broken */
    Exercised run() {
        start(runs.getFirst());
        for (int step = 0; step < size.steps(); step++) {
            step();
        }
        heal();
        for (var run : runs) {
            exercised.saw(run);
            if (!Execution.fold(run.journal.events()).equals(run.journal.execution())) {
                throw new Violation("told again, the history adds up to something else");
            }
        }
        return exercised;
    }

    private void step() {
        int what = dice.nextInt(100);
        if (what < 60) {
            if (!deliverAny() && !advance()) {
                owners.wake(any(machines), any(runs), now, faults);
            }
        } else if (what < 70) {
            anyOwner().ifPresent(owner -> handle(owner, new Tick()));
        } else if (what < 77) {
            owners.wake(any(machines), any(runs), now, faults);
        } else if (what < 82) {
            start(any(runs));
        } else if (what < 84) {
            crash(any(machines));
        } else if (what < 87) {
            anyOwner().ifPresent(owners::fallAsleep);
        } else {
            operate(any(runs), what);
        }
    }

    /** What people do. */
    private void operate(SimulatedRun run, int what) {
        if (run.journal.size() == 0) {
            return;
        }
        var owner = owners.wake(any(machines), run, now, faults);
        switch (what) {
            case 87 -> cancel(owner);
            case 88 -> handle(owner, new Pause(Cause.UNKNOWN, Optional.empty()));
            case 89, 90 -> handle(owner, new Resume(Cause.UNKNOWN, Optional.empty()));
            case 91 -> handle(owner, new Unstorable(new Tick()));
            case 92 ->
                world.skip(owner.execution).ifPresent(skip -> {
                    owner.run.noteSaid(skip);
                    if (handle(owner, skip)) {
                        exercised.saw(Path.SKIPPED);
                    }
                });
            case 93, 94 -> handle(owner, new Signal(any(RandomGraphs.SIGNALS), Json.of("went"), Cause.UNKNOWN));
            default -> retry(owner);
        }
    }

    private void cancel(Owner owner) {
        if (handle(owner, new Cancel("enough", Cause.UNKNOWN))) {
            owner.run.cancelAccepted = true;
        }
    }

    private void retry(Owner owner) {
        var retry = world.retry(owner.execution);
        owner.run.noteSaid(retry);
        if (handle(owner, retry) && !retry.outputs().isEmpty()) {
            exercised.saw(Path.OUTPUT_GIVEN);
        }
    }

    /** The faults end, everybody starts anew, and time goes on until nothing is left to do. */
    private void heal() {
        tell(() -> "the faults end");
        faults = false;
        machines.forEach(this::crash);
        runs.forEach(this::start);
        runs.forEach(run -> {
            var owner = owners.wake(machines.getFirst(), run, now, faults);
            handle(owner, new Resume(Cause.UNKNOWN, Optional.empty()));
        });
        for (int round = 0; runs.stream().anyMatch(run -> !run.journal.referee().isSettled()); round++) {
            if (round > 1_000 || (!advance() && reports.isEmpty() && !sendSignals() && round > 0)) {
                throw new Violation("stuck: nothing will ever move it on");
            }
            for (int delivered = 0; deliverAny(); delivered++) {
                if (delivered > 5_000) {
                    throw new Violation("busy for ever, and nothing comes of it");
                }
            }
            for (var owner : awake()) {
                if (owner.alarm.filter(due -> !due.isAfter(now)).isPresent()) {
                    handle(owner, new Tick());
                }
            }
        }
    }

    /** For whatever waits for nothing else. False where nothing does. */
    private boolean sendSignals() {
        boolean sent = false;
        for (var owner : awake()) {
            if (owner.execution instanceof Execution.Active active
                    && active.root().all().anyMatch(step -> step.state() instanceof StepState.Waiting)) {
                for (var signal : RandomGraphs.SIGNALS) {
                    sent |= handle(owner, new Signal(signal, Json.of("at last"), Cause.UNKNOWN));
                }
            }
        }
        return sent;
    }

    private void start(SimulatedRun run) {
        if (owners.decide(run, Execution.NONE, run.start, now) instanceof Decision.Accept(var events)) {
            if (!run.append(0, events)) {
                if (faults) {
                    exercised.saw(Path.STARTED_TWICE);
                }
            } else {
                tell(() -> "the door starts " + runs.indexOf(run) + ": " + Owners.told(events));
            }
        }
    }

    private void crash(Machine machine) {
        tell(() -> "machine " + machines.indexOf(machine) + " crashes");
        if (faults) {
            exercised.saw(Path.CRASH);
        }
        machine.awake.clear();
        reports.lose(machine);
    }

    /** False where nothing is due. */
    private boolean deliverAny() {
        var due = reports.due(now);
        if (due.isEmpty()) {
            return false;
        }
        var report = any(due);
        reports.take(report);
        var owner = report.to()
                .map(machine -> machine.awake.get(report.run()))
                .orElseGet(() -> report.to().isPresent() ? null : owners.wake(anyMachine(), report.run(), now, faults));
        if (owner != null) {
            handle(owner, report.command());
        }
        if (report.command() instanceof ReportEnded told
                && report.to().isEmpty()
                && report.run().isWaitingFor(told)) {
            reports.sendToAnyOwner(
                    now.plusSeconds(5), report.run(), told); // whoever heard it may have known too little
        }
        return true;
    }

    /** To the next thing that is due, or not quite. False where nothing is. */
    private boolean advance() {
        // One that has rung already rings again: a tick may have done a part of what was due.
        var alarms = awake().stream().flatMap(owner -> owner.alarm.stream()).map(at -> at.isAfter(now) ? at : now);
        var next = Stream.concat(reports.times().stream().filter(at -> at.isAfter(now)), alarms)
                .min(Instant::compareTo);
        next.ifPresent(at -> now = faults && dice.nextInt(4) == 0
                ? now.plus(Duration.between(now, at).dividedBy(2))
                : at);
        return next.isPresent();
    }

    /** False where it was refused, or nobody knows whether it was done. */
    private boolean handle(Owner owner, ExecutionCommand command) {
        tell(() -> "execution " + runs.indexOf(owner.run) + " on machine " + machines.indexOf(owner.machine)
                + " hears at " + now + ": " + command);
        return owners.handle(owner, command, now, faults);
    }

    /** Once the faults have ended there is one for all. */
    private Machine anyMachine() {
        return faults ? any(machines) : machines.getFirst();
    }

    private Optional<Owner> anyOwner() {
        var awake = awake();
        return awake.isEmpty() ? Optional.empty() : Optional.of(any(awake));
    }

    private boolean isAwake(SimulatedRun run) {
        return machines.stream().anyMatch(machine -> machine.awake.containsKey(run));
    }

    private List<Owner> awake() {
        return machines.stream()
                .flatMap(machine -> machine.awake.values().stream())
                .toList();
    }

    private void tell(Supplier<String> line) {
        trace.accept(line);
    }

    private <T> T any(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }
}
