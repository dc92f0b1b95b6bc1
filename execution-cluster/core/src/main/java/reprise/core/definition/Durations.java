package reprise.core.definition;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 250ms}, {@code 10s}, {@code 5m}, {@code 24h}, {@code 30d}, or ISO-8601. */
public final class Durations {
    public static final String FORM = "a duration such as 250ms, 10s, 5m, 24h, 30d or PT1H30M";
    private static final Pattern SHORT = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
    private static final int ISO_LENGTH = 40;
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** Empty where the text is no duration, a negative one, or one of more than a hundred years. */
    public static Optional<Duration> parse(String text) {
        return read(text).filter(length -> !length.isNegative() && length.compareTo(LONGEST) <= 0);
    }

    private static Optional<Duration> read(String text) {
        var written = SHORT.matcher(text);
        if (written.matches()) {
            return Optional.of(of(Long.parseLong(written.group(1)), written.group(2)));
        }
        if (text.length() > ISO_LENGTH || !text.startsWith("P")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static Duration of(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** The shortest form that means the same. */
    public static String write(Duration length) {
        if (length.toNanosPart() % 1_000_000 != 0 || length.isNegative()) {
            return length.toString();
        }
        if (length.toMillisPart() != 0) {
            return length.toMillis() + "ms";
        }
        long seconds = length.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3_600 != 0) {
            return seconds / 60 + "m";
        }
        return seconds % 86_400 == 0 && seconds > 172_800 ? seconds / 86_400 + "d" : seconds / 3_600 + "h";
    }

    private Durations() {}
}
