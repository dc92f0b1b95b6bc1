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
        /** One node of several, with -9; until what was under way anywhere is done by those that are left. */
        NODE_KILLED,
        /** Stopped in the middle and thawed when the others had given it up; until it has ended by itself. */
        NODE_FROZEN,
        /** Asked to end. */
        NODE_STOPPED,
        /** Came back, upon which it is given a share of what others do; that takes a while. */
        NODE_JOINED,
        /** A commit was done and its answer withheld, the connection cut. */
        ANSWER_LOST
    }
}
