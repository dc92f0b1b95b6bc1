package reprise.gateway.http;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Numbers and times as they may come from outside. What is in range here can be added to, compared and given to the
 * database by every route, so no route need look again.
 */
public final class Outside {
    /** The largest whole number that every JSON reader keeps exactly. */
    public static final long GREATEST = (1L << 53) - 1;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant BEYOND = Instant.parse("9999-12-31T00:00:00Z");

    /** A count, or a place in a history. @throws IllegalArgumentException where it is none from 0 to {@link #GREATEST} */
    public static long count(String text) {
        var number = Long.parseLong(text);
        if (number < 0 || number > GREATEST) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }

    /** A moment in ISO-8601, of the years 1 to 9999. @throws IllegalArgumentException where it is none */
    public static Instant moment(String text) {
        try {
            var moment = Instant.parse(text);
            if (moment.isBefore(FIRST) || !moment.isBefore(BEYOND)) {
                throw new IllegalArgumentException("out of range");
            }
            return moment;
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    private Outside() {}
}
