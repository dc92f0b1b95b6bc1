package reprise.language.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import reprise.core.expression.Budget;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonString;

/** Functions of text. Positions count characters as people do, not their halves. */
final class Texts {
    static List<Function> functions() {
        return List.of(
                new Function("upper", 1, 1, args -> Json.of(args.text(0).toUpperCase(Locale.ROOT))),
                new Function("upperAscii", 1, 1, args -> Json.of(args.text(0).toUpperCase(Locale.ROOT))),
                new Function("lower", 1, 1, args -> Json.of(args.text(0).toLowerCase(Locale.ROOT))),
                new Function("lowerAscii", 1, 1, args -> Json.of(args.text(0).toLowerCase(Locale.ROOT))),
                new Function("trim", 1, 1, args -> Json.of(args.text(0).strip())),
                new Function("startsWith", 2, 2, args -> Json.of(args.text(0).startsWith(args.text(1)))),
                new Function("endsWith", 2, 2, args -> Json.of(args.text(0).endsWith(args.text(1)))),
                new Function(
                        "indexOf",
                        2,
                        2,
                        args -> position(args.text(0), searched(args).indexOf(args.text(1)))),
                new Function(
                        "lastIndexOf",
                        2,
                        2,
                        args -> position(args.text(0), searched(args).lastIndexOf(args.text(1)))),
                new Function("substring", 2, 3, Texts::substring),
                new Function("split", 2, 2, Texts::split),
                new Function("join", 1, 2, Texts::join),
                new Function("replace", 3, 3, Texts::replace),
                new Function("matches", 2, 2, Texts::matches),
                new Function("string", 1, 1, Texts::string));
    }

    /** The first text, after paying for a search of the second in it at its worst. */
    static String searched(Args args) {
        var text = args.text(0);
        long steps = (long) (text.length() >> 4) * (args.text(1).length() >> 4);
        args.frame().spend((int) Math.min(steps, Budget.STEPS + 1));
        return text;
    }

    private static Json position(String text, int index) {
        return Json.of(index < 0 ? -1 : text.codePointCount(0, index));
    }

    private static Json substring(Args args) {
        var text = args.text(0);
        int length = text.codePointCount(0, text.length());
        int from = args.whole(1);
        int to = args.size() > 2 ? args.whole(2) : length;
        if (from < 0 || to < from || to > length) {
            throw new Fault("substring() reaches beyond the text");
        }
        int start = text.offsetByCodePoints(0, from);
        return Json.of(text.substring(start, text.offsetByCodePoints(start, to - from)));
    }

    private static Json split(Args args) {
        var text = searched(args);
        var by = args.text(1);
        var parts = new ArrayList<Json>();
        if (by.isEmpty()) {
            text.codePoints().forEach(point -> {
                args.frame().spend(1);
                parts.add(Json.of(Character.toString(point)));
            });
            return Json.array(parts);
        }
        int from = 0;
        for (int at = text.indexOf(by); at >= 0; at = text.indexOf(by, from)) {
            args.frame().spend(1);
            parts.add(Json.of(text.substring(from, at)));
            from = at + by.length();
        }
        parts.add(Json.of(text.substring(from)));
        return Json.array(parts);
    }

    private static Json join(Args args) {
        var by = args.text(1, "");
        var joined = new StringBuilder();
        var items = args.list(0);
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (!(item instanceof JsonString || item instanceof JsonNumber || item instanceof JsonBoolean)) {
                throw new Fault("join() needs a list of texts, and one item is " + item.kind());
            }
            var text = Values.rendered(item);
            args.frame().bound((long) joined.length() + by.length() + text.length());
            args.frame().text((long) by.length() + text.length());
            joined.append(i == 0 ? "" : by).append(text);
        }
        return Json.of(joined.toString());
    }

    private static Json replace(Args args) {
        var text = searched(args);
        var from = args.text(1);
        var to = args.text(2);
        if (from.isEmpty()) {
            throw new Fault("replace() needs a text to replace that is not empty");
        }
        long found = 0;
        for (int at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + from.length())) {
            found++;
        }
        args.frame().text(text.length() + found * (to.length() - from.length()));
        return Json.of(text.replace(from, to));
    }

    /** In linear time, whatever the pattern. */
    private static Json matches(Args args) {
        return Json.of(Patterns.matcher(args, 0, 1).find());
    }

    private static Json string(Args args) {
        if (args.get(0) instanceof JsonArray || args.get(0) instanceof Json.JsonObject) {
            throw new Fault("string() takes no lists or objects: use toJson(…)");
        }
        return Json.of(args.get(0) instanceof Json.JsonNull ? "null" : Values.rendered(args.get(0)));
    }

    private Texts() {}
}
