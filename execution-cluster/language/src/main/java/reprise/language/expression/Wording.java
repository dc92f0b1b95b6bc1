package reprise.language.expression;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import reprise.sdk.Json;

/** Functions that find parts of texts by patterns, and write numbers as people of a country do. */
final class Wording {
    private static final int PATTERN = 60;

    static List<Function> functions() {
        return List.of(
                new Function("capture", 2, 2, Wording::capture),
                new Function("captureAll", 2, 2, Wording::captureAll),
                new Function("replaceAll", 3, 3, Wording::replaceAll),
                new Function("formatNumber", 2, 3, Wording::formatNumber));
    }

    /** What the pattern's groups hold where it is found first; the whole where it has no groups. */
    private static Json capture(Args args) {
        var matcher = Patterns.matcher(args, 0, 1);
        return matcher.find() ? Lists.list(groups(matcher)) : Json.NULL;
    }

    private static Json captureAll(Args args) {
        var matcher = Patterns.matcher(args, 0, 1);
        var all = new ArrayList<Json>();
        while (matcher.find()) {
            args.frame().spend(1 + matcher.groupCount());
            all.add(Lists.list(groups(matcher)));
        }
        return Lists.list(all);
    }

    private static List<Json> groups(com.google.re2j.Matcher matcher) {
        var groups = new ArrayList<Json>();
        for (int i = matcher.groupCount() == 0 ? 0 : 1; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i) == null ? Json.NULL : Json.of(matcher.group(i)));
        }
        return groups;
    }

    private static Json replaceAll(Args args) {
        var matcher = Patterns.matcher(args, 0, 1);
        var replacement = args.text(2);
        var replaced = new StringBuilder();
        int before = 0;
        while (matcher.find()) {
            args.frame().text(matcher.end() - before + (long) replacement.length());
            try {
                matcher.appendReplacement(replaced, replacement);
            } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
                throw new Fault(
                        "replaceAll() names a group that the pattern does not have: write \\\\$ for the sign $");
            }
            args.frame().bound(replaced.length());
            before = matcher.end();
        }
        return Json.of(matcher.appendTail(replaced).toString());
    }

    private static Json formatNumber(Args args) {
        var pattern = args.text(1);
        var locale = Locale.forLanguageTag(args.text(2, "en"));
        if (pattern.length() > PATTERN || locale.getLanguage().isEmpty()) {
            throw new Fault("formatNumber() needs a pattern such as #,##0.00 and a language such as en or de-CH");
        }
        try {
            var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale));
            format.setRoundingMode(RoundingMode.HALF_UP);
            return Json.of(format.format(args.number(0)));
        } catch (IllegalArgumentException _) {
            throw new Fault("formatNumber() needs a pattern such as #,##0.00");
        }
    }

    private Wording() {}
}
