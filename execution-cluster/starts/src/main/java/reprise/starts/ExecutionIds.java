package reprise.starts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import reprise.core.ExecutionId;
import reprise.core.WorkflowId;

/** Names executions before they begin. */
final class ExecutionIds {

    /** A new one, in the order of time (RFC 9562, version 7). It names a run, it is no secret. */
    static ExecutionId next(long millis) {
        var random = ThreadLocalRandom.current();
        long high = (millis << 16) | 0x7000L | (random.nextInt() & 0xFFF);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new ExecutionId(new UUID(high, low));
    }

    /**
     * The one for that key of that workflow, always the same (RFC 9562, version 8): a second start under the key finds
     * the place in the journal taken, on whatever node of the cluster it comes.
     */
    static ExecutionId of(WorkflowId workflow, String key) {
        var hash = ByteBuffer.wrap(Sha256.empty()
                .with(workflow.toString())
                .with(key.getBytes(StandardCharsets.UTF_8))
                .bytes());
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new ExecutionId(new UUID(high, low));
    }

    private ExecutionIds() {}
}
