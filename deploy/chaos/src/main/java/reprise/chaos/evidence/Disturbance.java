package reprise.chaos.evidence;

import java.time.Instant;

/**
 * One thing that was done to the product.
 *
 * @param until when it served again, or could have
 * @param inFlight requests under way at the moment it was done
 */
public record Disturbance(Kind kind, Instant from, Instant until, int inFlight) {

    public enum Kind {
        SERVER_KILLED,
        DATABASE_KILLED,
        /** A commit was done and its answer withheld, the connection cut. */
        ANSWER_LOST
    }
}
