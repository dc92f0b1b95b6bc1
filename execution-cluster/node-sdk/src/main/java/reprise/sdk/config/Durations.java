package reprise.sdk.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 250ms}, {@code 10s}, {@code 5m}, {@code 24h}, {@code 30d} or ISO-8601. */
public final class Durations {

    /** What belongs where a length of time is asked for, for messages. */
    public static final String EXPECTED = "a duration such as 250ms, 10s, 5m, 24h, 30d or PT1H30M";

    /** A hundred thousand days: beyond it, sums with an instant could leave the calendar. */
    private static final Duration LONGEST = Duration.ofDays(100_000);

    private static final Pattern SHORT = Pattern.compile("(\\d{1,15})(ms|s|m|h|d)");

    private Durations() {}

    /** Empty where the text is none, is negative, or is longer than any workflow could wait. */
    public static Optional<Duration> parse(String text) {
        try {
            Matcher parts = SHORT.matcher(text);
            Duration duration = parts.matches()
                    ? Unit.length(Long.parseLong(parts.group(1)), parts.group(2))
                    : text.startsWith("P") ? Duration.parse(text) : Duration.ofSeconds(-1);
            return duration.isNegative() || duration.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(duration);
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    /**
     * The shortest text that {@link #parse} reads as this length, {@code 90s} rather than {@code PT1M30S}; up to two days in
     * hours, as people say it.
     */
    public static String write(Duration duration) {
        if (duration.getNano() % 1_000_000 != 0) {
            return duration.toString();
        }
        long millis = duration.toMillis();
        for (Unit unit : Unit.LONGEST_FIRST) {
            boolean usual = !unit.name.equals("d") || millis > 2 * unit.millis;
            if (millis != 0 && millis % unit.millis == 0 && usual) {
                return millis / unit.millis + unit.name;
            }
        }
        return "0s";
    }

    private record Unit(String name, long millis) {
        static final List<Unit> LONGEST_FIRST = List.of(
                new Unit("d", 86_400_000),
                new Unit("h", 3_600_000),
                new Unit("m", 60_000),
                new Unit("s", 1_000),
                new Unit("ms", 1));

        static Duration length(long count, String name) {
            for (Unit unit : LONGEST_FIRST) {
                if (unit.name.equals(name)) {
                    return Duration.ofMillis(Math.multiplyExact(count, unit.millis));
                }
            }
            throw new IllegalArgumentException("no unit of time: " + name);
        }
    }
}
