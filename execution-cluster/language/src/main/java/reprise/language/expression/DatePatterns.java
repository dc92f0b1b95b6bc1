package reprise.language.expression;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Patterns of dates as Java has them, without the letters that are mistaken for others: a wrong date tells nobody. */
final class DatePatterns {

    /**
     * Reads only what is in the calendar: there is no 31st of February.
     *
     * @throws IllegalArgumentException where it is no pattern
     * @throws Fault where its letters mean something else than they seem to
     */
    static DateTimeFormatter formatter(String pattern, Locale locale) {
        var letters = letters(pattern);
        refuseLookAlikes(letters);
        var builder = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
        if (letters.indexOf('y') >= 0 && letters.indexOf('G') < 0) {
            builder.parseDefaulting(ChronoField.ERA, 1);
        }
        return builder.toFormatter(locale).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Whether it speaks of a time of the day. */
    static boolean hasTime(String pattern) {
        return has(letters(pattern), "HhKkmsSaABnN");
    }

    private static void refuseLookAlikes(String letters) {
        boolean hasMonth = has(letters, "ML");
        boolean hasDay = has(letters, "d");
        if (has(letters, "Y") && (hasMonth || hasDay || has(letters, "D"))) {
            throw new Fault("Y in the pattern is the year that a week belongs to: write yyyy for the year of a date");
        }
        if (has(letters, "D") && (hasMonth || hasDay)) {
            throw new Fault("D in the pattern is the day of the year: write dd for the day of the month");
        }
        if (has(letters, "m") && !has(letters, "HhKks") && (hasDay || has(letters, "yu")) && !hasMonth) {
            throw new Fault("m in the pattern is the minute: write MM for the month");
        }
        refuseTimesThatWouldBeOthers(letters);
    }

    private static void refuseTimesThatWouldBeOthers(String letters) {
        boolean isMinute = !has(letters, "dyuYD") || letters.indexOf('M') < letters.lastIndexOf(":M");
        if (has(letters, "HhKk") && !has(letters, "m") && has(letters, "M") && isMinute) {
            throw new Fault("M in the pattern is the month: write mm for the minute");
        }
        if (has(letters, "S") && !has(letters, "s")) {
            throw new Fault("S in the pattern is a part of a second: write ss for the second");
        }
        if (has(letters, "hK") && !has(letters, "aB")) {
            throw new Fault("h in the pattern is the hour of half a day: write HH, or a beside it");
        }
    }

    private static boolean has(String letters, String any) {
        return any.chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
    }

    /** What is not in single quotes. */
    private static String letters(String pattern) {
        var letters = new StringBuilder();
        boolean quoted = false;
        for (char c : pattern.toCharArray()) {
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    private DatePatterns() {}
}
