package reprise.language.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import reprise.sdk.config.Spelling;

/** What people who know other languages call our functions. */
final class Meanings {
    private static final int SHORTEST = 3;

    static final Map<String, String> OURS = Map.ofEntries(
            Map.entry("toUpperCase", "upper"),
            Map.entry("uppercase", "upper"),
            Map.entry("toLowerCase", "lower"),
            Map.entry("lowercase", "lower"),
            Map.entry("length", "size"),
            Map.entry("len", "size"),
            Map.entry("count", "size"),
            Map.entry("average", "avg"),
            Map.entry("mean", "avg"),
            Map.entry("format", "formatDate or formatNumber"),
            Map.entry("toFixed", "formatNumber or round"),
            Map.entry("includes", "contains"),
            Map.entry("any", "exists"),
            Map.entry("some", "exists"),
            Map.entry("every", "all"),
            Map.entry("concat", "+ or join"),
            Map.entry("toString", "string"),
            Map.entry("parseInt", "int"),
            Map.entry("parseFloat", "number"),
            Map.entry("stringify", "toJson"),
            Map.entry("parse", "fromJson or parseDate"),
            Map.entry("match", "matches or capture"),
            Map.entry("push", "+ [item]"),
            Map.entry("reduce", "sum, join or groupBy"),
            Map.entry("coalesce", "default"),
            Map.entry("isEmpty", "size(…) == 0"),
            Map.entry("isNull", "== null"),
            Map.entry("isset", "has"),
            Map.entry("contains_key", "in"),
            Map.entry("hasOwnProperty", "in"),
            Map.entry("today", "startOf(now(), \"day\")"),
            Map.entry("date", "parseDate or timestamp"),
            Map.entry("toInt", "int"),
            Map.entry("toDate", "parseDate or timestamp"),
            Map.entry("year", "getFullYear"),
            Map.entry("addDays", "plus"),
            Map.entry("dateAdd", "plus"),
            Map.entry("dateDiff", "between"),
            Map.entry("orderBy", "sortBy"),
            Map.entry("nvl", "default"),
            Map.entry("ifNull", "default"),
            Map.entry("isBlank", "size(trim(…)) == 0"),
            Map.entry("charAt", "substring"),
            Map.entry("trimStart", "trim"),
            Map.entry("trimEnd", "trim"),
            Map.entry("parseJson", "fromJson"),
            Map.entry("jsonParse", "fromJson"),
            Map.entry("json", "toJson or fromJson"),
            Map.entry("regex", "matches or capture"),
            Map.entry("test", "matches"),
            Map.entry("env", ""),
            Map.entry("toNumber", "number"),
            Map.entry("encodeURIComponent", "urlEncode"),
            Map.entry("decodeURIComponent", "urlDecode"),
            Map.entry("btoa", "base64"),
            Map.entry("atob", "base64Decode"),
            Map.entry("random", ""),
            Map.entry("rand", ""),
            Map.entry("pow", ""),
            Map.entry("sqrt", ""));

    /** What to write in place of a function that does not exist. */
    static String hint(String name, Collection<String> known) {
        var near = near(name, known).orElse("");
        if (near.isEmpty()) {
            return "; GET /api/v1/functions lists all there are";
        }
        var ours = OURS.get(near);
        if (ours == null) {
            return "; did you mean " + near + "?";
        }
        return ours.isEmpty() ? "; there is none like it" : "; use " + ours;
    }

    /** Theirs as it is written, else the nearest of ours and theirs, else one of ours that begins so. */
    private static Optional<String> near(String name, Collection<String> known) {
        if (OURS.containsKey(name)) {
            return Optional.of(name);
        }
        return Spelling.nearest(name, known)
                .or(() -> Spelling.nearest(name, OURS.keySet()))
                .or(() -> known.stream()
                        .filter(ours -> name.length() >= SHORTEST && ours.startsWith(name))
                        .min(Comparator.naturalOrder()));
    }

    private Meanings() {}
}
