package reprise.gateway.framing;

import java.time.Duration;

/**
 * How long is waited for the other side of a connection.
 *
 * @param head from the first byte of a head to its last
 * @param idle between requests, and for one who reads nothing of an answer
 * @param linger after the last answer, for the other side to hang up too
 */
public record Patience(Duration head, Duration idle, Duration linger) {

    /** How often a connection looks at the clock: it is late by that at most. */
    Duration look() {
        var shortest = head.compareTo(idle) < 0 ? head : idle;
        return shortest.dividedBy(4);
    }
}
