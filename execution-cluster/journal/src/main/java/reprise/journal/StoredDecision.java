package reprise.journal;

import java.util.List;
import reprise.journal.StoredEvent.StoredPayload;

/**
 * The events of a decision as they are written: one row.
 *
 * @param events as {@link EventLines} lays them out
 * @param payloads what was too large for them
 */
public record StoredDecision(byte[] events, List<StoredPayload> payloads) {

    /** Of all that is to be written. */
    long bytes() {
        long bytes = events.length;
        for (var payload : payloads) {
            bytes += payload.content().length;
        }
        return bytes;
    }
}
