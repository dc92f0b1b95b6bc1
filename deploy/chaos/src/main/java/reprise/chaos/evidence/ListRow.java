package reprise.chaos.evidence;

import java.time.Instant;
import java.util.Optional;

/** One row of the execution list, as its page would show it. */
public record ListRow(
        String execution, String status, Instant startedAt, Optional<Instant> completedAt, long sequenceNr) {}
