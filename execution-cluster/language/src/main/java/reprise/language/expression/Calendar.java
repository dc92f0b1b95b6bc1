package reprise.language.expression;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import reprise.sdk.Json;

/** Functions that count in the units of a calendar, at a place with its clock changes. */
final class Calendar {
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "years", ChronoUnit.YEARS,
            "months", ChronoUnit.MONTHS,
            "weeks", ChronoUnit.WEEKS,
            "days", ChronoUnit.DAYS,
            "hours", ChronoUnit.HOURS,
            "minutes", ChronoUnit.MINUTES,
            "seconds", ChronoUnit.SECONDS);

    static List<Function> functions() {
        return List.of(
                new Function("plus", 3, 4, Calendar::plus),
                new Function("between", 3, 4, args -> Json.of(unit(args, 2).between(at(args, 0, 3), at(args, 1, 3)))),
                new Function("startOf", 2, 3, args -> Times.within(start(args))),
                new Function(
                        "weekday",
                        1,
                        2,
                        args -> Json.of(at(args, 0, 1).getDayOfWeek().getValue())));
    }

    private static ZonedDateTime at(Args args, int time, int zone) {
        return args.time(time).atZone(Times.zone(args, zone));
    }

    private static Instant plus(Args args) {
        return Times.within(at(args, 0, 3).plus(args.whole(1), unit(args, 2)).toInstant());
    }

    private static ChronoUnit unit(Args args, int i) {
        var name = args.text(i);
        var unit = UNITS.get(name.endsWith("s") ? name : name + "s");
        if (unit == null) {
            throw new Fault(args.function() + "() counts in years, months, weeks, days, hours, minutes or seconds");
        }
        return unit;
    }

    private static Instant start(Args args) {
        var time = at(args, 0, 2);
        var day = time.toLocalDate();
        var zone = time.getZone();
        return switch (unit(args, 1)) {
            case YEARS ->
                day.with(TemporalAdjusters.firstDayOfYear()).atStartOfDay(zone).toInstant();
            case MONTHS ->
                day.with(TemporalAdjusters.firstDayOfMonth()).atStartOfDay(zone).toInstant();
            case WEEKS ->
                day.minusDays(day.getDayOfWeek().getValue() - 1L)
                        .atStartOfDay(zone)
                        .toInstant();
            case DAYS -> day.atStartOfDay(zone).toInstant();
            case ChronoUnit smaller -> time.truncatedTo(smaller).toInstant();
        };
    }

    private Calendar() {}
}
