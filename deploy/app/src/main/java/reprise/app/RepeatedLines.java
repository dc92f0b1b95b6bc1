package reprise.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Marker;

/**
 * Folds warnings and errors that repeat, so that nobody can fill the disk by making us complain: of lines alike but for their
 * numbers a few a minute are kept, and the first of the next minute says how many were left out.
 */
public final class RepeatedLines extends TurboFilter {
    private static final int KEPT = 20;
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();
    private static final int KINDS = 1000;
    private static final int LONGEST_KIND = 120;

    private final Cache<String, Count> counts =
            Caffeine.newBuilder().maximumSize(KINDS).build();
    private final LongSupplier clock;

    /** As logback makes it. */
    public RepeatedLines() {
        this(System::nanoTime);
    }

    /** @param clock in nanoseconds */
    RepeatedLines(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] parameters, Throwable thrown) {
        if (format == null || !level.isGreaterOrEqual(Level.WARN) || !logger.isEnabledFor(level)) {
            return FilterReply.NEUTRAL;
        }
        var leftOut =
                counts.get(logger.getName() + kind(format), _ -> new Count()).add(clock.getAsLong());
        if (leftOut < 0) {
            return FilterReply.DENY;
        }
        if (leftOut > 0) {
            logger.warn("{} lines like the next one were left out in the last minutes", leftOut);
        }
        return FilterReply.NEUTRAL;
    }

    /** Addresses, times and counts differ where the trouble is the same. */
    private static String kind(String format) {
        var start = format.length() > LONGEST_KIND ? format.substring(0, LONGEST_KIND) : format;
        return start.replaceAll("[0-9]+", "#");
    }

    /** Lines of one kind in the present window. */
    private static final class Count {
        private long began;
        private int lines;

        /** How many were left out before this one, which is kept; or below 0 where this one is left out too. */
        synchronized int add(long now) {
            if (lines == 0 || now - began > WINDOW) {
                int leftOut = Math.max(0, lines - KEPT);
                began = now;
                lines = 1;
                return leftOut;
            }
            lines++;
            return lines > KEPT ? -1 : 0;
        }
    }
}
