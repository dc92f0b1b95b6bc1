package reprise.database;

import java.time.Duration;

/**
 * A time that goes on by a monotonic clock. A small error is worked off by going a little faster or slower for a while, so
 * that the time never goes back; a large one, after a clock was set, at once. All in nanoseconds.
 *
 * @param since by the monotonic clock
 * @param time since the epoch, at that moment
 * @param rate how fast it goes until {@code settled}, by the monotonic clock; after that as fast as everybody's
 */
record TimeLine(long since, long time, double rate, long settled) {
    private static final long SMALL = 500_000_000;

    /** The time that was {@code time} at {@code since}. */
    static TimeLine from(long since, long time) {
        return new TimeLine(since, time, 1, since);
    }

    long at(long nanos) {
        if (nanos - settled >= 0) {
            return time + Math.round((settled - since) * rate) + (nanos - settled);
        }
        return time + Math.round((nanos - since) * rate);
    }

    /**
     * Goes on towards what was seen.
     *
     * @param now by the monotonic clock, not before {@code seenAt}
     * @param within a small error is gone after so long
     */
    TimeLine towards(long seenAt, long seen, long now, Duration within) {
        long right = seen + (now - seenAt);
        long error = right - at(now);
        if (Math.abs(error) > SMALL) {
            return from(now, right);
        }
        long span = within.toNanos();
        return new TimeLine(now, at(now), 1 + (double) error / span, now + span);
    }
}
