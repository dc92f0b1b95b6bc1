package reprise.chaos.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * One call that reached the outside world, written down before it was answered.
 *
 * @param number counts the arrivals
 * @param key its {@code Idempotency-Key}
 * @param body a hash of its bytes
 * @param intact whether the body is the payload that its sender once made
 */
public record Arrival(
        long number,
        Instant at,
        String method,
        String url,
        Optional<String> key,
        String body,
        boolean intact,
        Treatment treatment) {

    /** How it is dealt with. */
    public enum Treatment {
        ANSWERED,
        ANSWERED_LATE,
        /** 503, in full. */
        UNAVAILABLE,
        /** The connection is cut in place of an answer. */
        CUT;

        public boolean succeeds() {
            return this == ANSWERED || this == ANSWERED_LATE;
        }

        /** The caller knows what came of it, if it lives. */
        public boolean definite() {
            return this != CUT;
        }
    }
}
