package reprise.core.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is on its way to executions. Some of it is lost when a machine crashes. */
final class Reports {

    /** @param to the machine that asked; empty: whichever owns the execution by then @param task what it is about */
    record Report(Instant at, Optional<Machine> to, SimulatedRun run, String task, ExecutionCommand command) {}

    private final List<Report> underWay = new ArrayList<>();

    void send(Instant now, Owner owner, String task, Duration after, ExecutionCommand command) {
        owner.run.noteSaid(command);
        underWay.add(new Report(now.plus(after), Optional.of(owner.machine), owner.run, task, command));
    }

    void sendToAnyOwner(Instant at, SimulatedRun run, ExecutionCommand command) {
        run.noteSaid(command);
        underWay.add(new Report(at, Optional.empty(), run, "", command));
    }

    boolean isUnderWay(Owner owner, String task) {
        return underWay.stream().anyMatch(report -> isFor(report, owner) && report.task.equals(task));
    }

    void lose(Machine machine) {
        underWay.removeIf(report -> report.to.filter(to -> to == machine).isPresent());
    }

    void lose(Owner owner) {
        underWay.removeIf(report -> isFor(report, owner));
    }

    void lose(Owner owner, String task) {
        underWay.removeIf(report -> isFor(report, owner) && report.task.equals(task));
    }

    List<Report> due(Instant now) {
        return underWay.stream().filter(report -> !report.at.isAfter(now)).toList();
    }

    void take(Report report) {
        underWay.remove(report);
    }

    List<Instant> times() {
        return underWay.stream().map(Report::at).toList();
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    private static boolean isFor(Report report, Owner owner) {
        return report.run == owner.run
                && report.to.filter(to -> to == owner.machine).isPresent();
    }
}
