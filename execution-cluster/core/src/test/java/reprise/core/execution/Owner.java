package reprise.core.execution;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A machine's picture of an execution: gone when it restarts, right as long as nobody else has written. */
final class Owner {
    final Machine machine;
    final SimulatedRun run;
    final Set<String> underWay = new HashSet<>();
    Execution execution = Execution.NONE;
    int sequenceNr;
    Optional<Instant> alarm = Optional.empty();

    Owner(Machine machine, SimulatedRun run) {
        this.machine = machine;
        this.run = run;
    }
}
