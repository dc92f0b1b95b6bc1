package reprise.starts;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import reprise.core.ExecutionId;

/** Names executions before they begin. */
final class ExecutionIds {

    /** A new one, in the order of time (RFC 9562, version 7). It names a run, it is no secret. */
    static ExecutionId next(long millis) {
        var random = ThreadLocalRandom.current();
        long high = (millis << 16) | 0x7000L | (random.nextInt() & 0xFFF);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new ExecutionId(new UUID(high, low));
    }

    private ExecutionIds() {}
}
