package reprise.nodes;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reprise.sdk.HttpClient.Header;

/** How long an answer asks to be left alone: {@code Retry-After} in seconds or as a date (RFC 9110 section 10.2.3). */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private static final DateTimeFormatter USUAL =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

    private RetryAfter() {}

    /** @param now where the answer does not tell the time of its own clock, which may be wrong */
    static Optional<Duration> of(List<Header> headers, Instant now) {
        return value(headers, "retry-after").flatMap(wanted -> {
            if (SECONDS.matcher(wanted).matches()) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(wanted)));
            }
            Instant theirNow =
                    value(headers, "date").flatMap(text -> date(text, now)).orElse(now);
            return date(wanted, now)
                    .map(until -> Duration.between(theirNow, until))
                    .filter(Duration::isPositive);
        });
    }

    private static Optional<String> value(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(header -> header.value().strip())
                .findFirst();
    }

    /** In any of the three forms of an HTTP date (section 5.6.7). */
    private static Optional<Instant> date(String text, Instant now) {
        return Stream.of(USUAL, ASCTIME, rfc850(now))
                .flatMap(form -> parsed(form, text))
                .findFirst();
    }

    /** Its two digits of a year mean none that lies more than 50 years ahead. */
    private static DateTimeFormatter rfc850(Instant now) {
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(
                        ChronoField.YEAR, 2, 2, now.atZone(ZoneOffset.UTC).getYear() - 49)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH);
    }

    private static Stream<Instant> parsed(DateTimeFormatter form, String text) {
        try {
            return Stream.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Stream.empty();
        }
    }
}
