package reprise.language.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonString;
import reprise.sdk.config.Durations;

/** Times of the years 1 to 9999, and durations. Text in ISO-8601 is taken for a time where one is needed. */
final class Times {
    private static final int PATTERN = 100;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(LAST.getEpochSecond());

    /** Parts of a time, as CEL names them; months and week days count from 0. */
    private static final Map<String, ToLongFunction<ZonedDateTime>> PARTS = Map.of(
            "getFullYear",
            ZonedDateTime::getYear,
            "getMonth",
            time -> time.getMonthValue() - 1,
            "getDate",
            ZonedDateTime::getDayOfMonth,
            "getDayOfMonth",
            time -> time.getDayOfMonth() - 1,
            "getDayOfWeek",
            time -> time.getDayOfWeek().getValue() % 7,
            "getDayOfYear",
            time -> time.getDayOfYear() - 1,
            "getHours",
            ZonedDateTime::getHour,
            "getMinutes",
            ZonedDateTime::getMinute,
            "getSeconds",
            ZonedDateTime::getSecond,
            "getMilliseconds",
            time -> time.getNano() / 1_000_000);

    static List<Function> functions() {
        var own = List.of(
                new Function(
                        "now",
                        0,
                        0,
                        args -> Instant.ofEpochMilli(args.frame().roots.now())),
                new Function("timestamp", 1, 1, Times::timestamp),
                new Function("fromMillis", 1, 1, args -> fromMillis(args, args.get(0))),
                new Function("duration", 1, 1, args -> duration(args.get(0), () -> args.wants(0, "a duration"))),
                new Function("toMillis", 1, 1, Times::millis),
                new Function("formatDate", 1, 3, Times::format),
                new Function("parseDate", 1, 3, Times::parse));
        var parts = PARTS.entrySet().stream()
                .map(part -> new Function(
                        part.getKey(),
                        1,
                        2,
                        args -> Json.of(part.getValue().applyAsLong(args.time(0).atZone(zone(args, 1))))));
        return java.util.stream.Stream.concat(own.stream(), parts).toList();
    }

    static Instant instant(Object value, Supplier<Fault> otherwise) {
        return switch (value) {
            case Instant time -> time;
            case JsonString(var text) -> iso(text);
            case JsonNumber _ ->
                throw new Fault("a number is no time by itself: write timestamp(seconds) or fromMillis(milliseconds)");
            default -> throw otherwise.get();
        };
    }

    /** As CEL has it: a number is seconds, as {@code int(time)} gives them. */
    private static Instant timestamp(Args args) {
        return args.get(0) instanceof JsonNumber ? within(seconds(args.number(0))) : args.time(0);
    }

    private static Instant seconds(BigDecimal seconds) {
        if (seconds.abs().compareTo(LAST_SECOND) > 0) {
            throw beyond();
        }
        var whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValueExact(),
                seconds.subtract(whole).movePointRight(9).longValue());
    }

    private static Instant fromMillis(Args args, Object millis) {
        if (millis instanceof JsonNumber(Long number)) {
            return within(Instant.ofEpochMilli(number));
        }
        throw args.wants(0, "a whole number of milliseconds");
    }

    static Instant within(Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw beyond();
        }
        return time;
    }

    private static Fault beyond() {
        return new Fault("makes a time outside of the years 1 to 9999");
    }

    private static Instant iso(String text) {
        if (text.length() <= 64) {
            try {
                return point(
                        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from),
                        ZoneOffset.UTC);
            } catch (DateTimeException _) {
                try {
                    return within(
                            LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
                } catch (DateTimeException _) {
                    // told below
                }
            }
        }
        throw new Fault("a text here is not a time in ISO-8601, such as 2026-01-31T12:00:00Z");
    }

    private static Duration duration(Object value, Supplier<Fault> otherwise) {
        return switch (value) {
            case Duration length -> length;
            case JsonString(var text) ->
                Durations.parse(text).orElseThrow(() -> new Fault("a text here is not a duration, such as 10s or 24h"));
            default -> throw otherwise.get();
        };
    }

    private static Object millis(Args args) {
        return Json.of(
                args.get(0) instanceof Duration length
                        ? length.toMillis()
                        : args.time(0).toEpochMilli());
    }

    private static Object format(Args args) {
        if (args.size() == 1) {
            return Json.of(args.time(0).toString());
        }
        try {
            return Json.of(pattern(args).format(args.time(0).atZone(zone(args, 2))));
        } catch (DateTimeException _) {
            throw new Fault("formatDate() cannot write a time by this pattern");
        }
    }

    private static Object parse(Args args) {
        if (args.size() == 1) {
            return iso(args.text(0));
        }
        try {
            var read = pattern(args).parseBest(args.text(0), ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            if (read instanceof LocalDate && DatePatterns.hasTime(args.text(1))) {
                throw new Fault("parseDate() cannot tell the time of day by this pattern: write HH:mm, or hh:mm a");
            }
            return point(read, zone(args, 2));
        } catch (DateTimeException _) {
            throw new Fault("parseDate() cannot read the text by this pattern");
        }
    }

    private static Instant point(TemporalAccessor read, ZoneId zone) {
        return within(
                switch (read) {
                    case ZonedDateTime time -> time.toInstant();
                    case LocalDateTime time -> time.atZone(zone).toInstant();
                    default -> LocalDate.from(read).atStartOfDay(zone).toInstant();
                });
    }

    private static DateTimeFormatter pattern(Args args) {
        var pattern = args.text(1);
        try {
            if (pattern.length() <= PATTERN) {
                return DatePatterns.formatter(pattern, Locale.ENGLISH);
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw new Fault(args.function() + "() needs a pattern such as yyyy-MM-dd HH:mm");
    }

    static ZoneId zone(Args args, int i) {
        try {
            return ZoneId.of(args.text(i, "UTC"));
        } catch (DateTimeException _) {
            throw new Fault(args.function() + "() needs a time zone such as Europe/Berlin");
        }
    }

    static Object add(Object a, Object b) {
        return exact(() -> switch (a) {
            case Instant time when b instanceof Duration length -> within(time.plus(length));
            case Duration length when b instanceof Instant time -> within(time.plus(length));
            case Duration length when b instanceof Duration other -> length.plus(other);
            default -> throw Arithmetic.misfit("add", a, b, "");
        });
    }

    static Object subtract(Object a, Object b) {
        return exact(() -> switch (a) {
            case Instant time when b instanceof Duration length -> within(time.minus(length));
            case Instant time when b instanceof Instant other -> Duration.between(other, time);
            case Duration length when b instanceof Duration other -> length.minus(other);
            default -> throw Arithmetic.misfit("subtract", a, b, "");
        });
    }

    private static Object exact(Supplier<Object> calculation) {
        try {
            return calculation.get();
        } catch (DateTimeException | ArithmeticException _) {
            throw new Fault("makes a time beyond all calendars");
        }
    }

    private Times() {}
}
