package reprise.core.execution;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import reprise.core.ExecutionId;
import reprise.core.StepId;

/**
 * Under which id a step starts another execution. It is in the history before anybody is asked to start it, so it is
 * started once however often that is asked.
 */
final class ChildIds {

    /** The same for the same attempt, other for any other; in the order of time (RFC 9562, version 7). */
    static ExecutionId of(ExecutionId parent, StepId step, int attempt, Instant now) {
        var name = parent + "/" + step + "/" + attempt;
        var hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        long high = (now.toEpochMilli() << 16) | 0x7000L | (hash.getMostSignificantBits() & 0xFFF);
        return new ExecutionId(new UUID(high, hash.getLeastSignificantBits()));
    }

    private ChildIds() {}
}
