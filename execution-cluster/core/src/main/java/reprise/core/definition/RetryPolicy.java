package reprise.core.definition;

import java.time.Duration;
import java.util.Optional;

/**
 * How often a node is tried, and how long it waits in between.
 *
 * @param maxAttempts the first included; 1 is no retry
 * @param maxDelay no wait is longer, jitter included
 * @param jitter 0 to 1: each wait is changed at random by up to this part of itself
 */
public record RetryPolicy(int maxAttempts, Backoff backoff, Duration initialDelay, Duration maxDelay, double jitter) {

    public static final RetryPolicy NONE =
            new RetryPolicy(1, Backoff.EXPONENTIAL, Duration.ofSeconds(1), Duration.ofMinutes(1), 0.2);

    public enum Backoff {
        FIXED,
        LINEAR,
        EXPONENTIAL
    }

    /**
     * The wait after attempt {@code attempt} failed.
     *
     * @param dice 0 to 1, evenly spread
     */
    public Duration delayAfter(int attempt, double dice) {
        double first = initialDelay.toNanos();
        double plain =
                switch (backoff) {
                    case FIXED -> first;
                    case LINEAR -> first * attempt;
                    case EXPONENTIAL -> first * Math.pow(2, Math.min(attempt - 1, 62));
                };
        double capped = Math.min(plain, maxDelay.toNanos());
        double jittered = capped * (1 + jitter * (2 * dice - 1));
        return Duration.ofNanos((long) Math.min(Math.max(jittered, 0), maxDelay.toNanos()));
    }

    /** The same, but not before the other side wants to hear of it again, as far as the longest delay allows. */
    public Duration delayAfter(int attempt, double dice, Optional<Duration> retryAfter) {
        Duration own = delayAfter(attempt, dice);
        Duration theirs = retryAfter.orElse(own);
        Duration longer = theirs.compareTo(own) > 0 ? theirs : own;
        return longer.compareTo(maxDelay) > 0 ? maxDelay : longer;
    }
}
