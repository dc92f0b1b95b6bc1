package reprise.language.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** Functions of lists and objects. */
final class Lists {
    private static final int RANGE = 100_000;

    static List<Function> functions() {
        return List.of(
                new Function("size", 1, 1, Lists::size),
                new Function("contains", 2, 2, Lists::contains),
                new Function(
                        "keys",
                        1,
                        1,
                        args -> list(args.object(0).members().keySet().stream()
                                .map(Json::of)
                                .toList())),
                new Function(
                        "values",
                        1,
                        1,
                        args -> list(List.copyOf(args.object(0).members().values()))),
                new Function("merge", 2, 10, Lists::merge),
                new Function("sort", 1, 1, args -> sorted(args.frame(), args.list(0), args.list(0))),
                new Function("unique", 1, 1, Lists::unique),
                new Function("distinct", 1, 1, Lists::unique),
                new Function("reverse", 1, 1, args -> list(args.list(0).reversed())),
                new Function("flatten", 1, 1, Lists::flatten),
                new Function("slice", 2, 3, Lists::slice),
                new Function("first", 1, 1, args -> end(args, 0)),
                new Function("last", 1, 1, args -> end(args, args.list(0).size() - 1)),
                new Function("range", 1, 2, Lists::range),
                new Function("type", 1, 1, args -> Json.of(type(args.get(0)))));
    }

    static Json list(List<? extends Json> items) {
        return new JsonArray(Collections.unmodifiableList(items));
    }

    private static Json size(Args args) {
        return switch (args.get(0)) {
            case JsonString _ -> {
                var text = args.text(0);
                yield Json.of(text.codePointCount(0, text.length()));
            }
            case JsonArray(var items) -> Json.of(items.size());
            case JsonObject(var members) -> Json.of(members.size());
            default -> throw args.wants(0, "text, a list or an object");
        };
    }

    private static Json contains(Args args) {
        return args.get(0) instanceof JsonString
                ? Json.of(Texts.searched(args).contains(args.text(1)))
                : isIn(args.frame(), args.get(1), args.get(0));
    }

    /** {@code in}: among a list's items, or an object's names. */
    static Json isIn(Frame frame, Object value, Object of) {
        return switch (of) {
            case JsonArray(var items) -> {
                for (var item : items) {
                    if (Equality.same(frame, value, item)) {
                        yield Json.TRUE;
                    }
                }
                yield Json.FALSE;
            }
            case JsonObject(var members) -> Json.of(value instanceof JsonString(var name) && members.containsKey(name));
            default -> throw new Fault("looks into " + Values.kind(of) + ": a list or an object is needed");
        };
    }

    private static Json merge(Args args) {
        var merged = new java.util.LinkedHashMap<String, Json>();
        for (int i = 0; i < args.size(); i++) {
            var object = args.object(i);
            merged.putAll(object.members());
        }
        return new JsonObject(Collections.unmodifiableMap(merged));
    }

    /** The items in the order of their keys; equal keys keep their order. */
    static Json sorted(Frame frame, List<Json> items, List<? extends Object> keys) {
        if (keys.stream().map(Values::kind).distinct().count() > 1) {
            throw new Fault("can sort only what is all of one kind: numbers, texts or times");
        }
        var order = new ArrayList<Integer>();
        for (int i = 0; i < items.size(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> {
            return Arithmetic.compare(frame, keys.get(a), keys.get(b));
        });
        return list(order.stream().map(items::get).toList());
    }

    private static Json unique(Args args) {
        var seen = new HashSet<Equality.Key>();
        return list(args.list(0).stream()
                .filter(item -> seen.add(new Equality.Key(args.frame(), item)))
                .toList());
    }

    private static Json flatten(Args args) {
        var flat = new ArrayList<Json>();
        for (var item : args.list(0)) {
            args.frame().spend(item instanceof JsonArray(var inner) ? inner.size() : 1);
            if (item instanceof JsonArray(var items)) {
                flat.addAll(items);
            } else {
                flat.add(item);
            }
        }
        return list(flat);
    }

    private static Json slice(Args args) {
        var items = args.list(0);
        int to = Math.min(args.size() > 2 ? args.whole(2) : items.size(), items.size());
        int from = Math.min(args.whole(1), to);
        if (from < 0) {
            throw new Fault("slice() begins before the list");
        }
        return list(List.copyOf(items.subList(from, to)));
    }

    private static Json end(Args args, int index) {
        if (args.list(0).isEmpty()) {
            throw new Fault(args.function() + "() of an empty list has no value");
        }
        return args.list(0).get(index);
    }

    private static Json range(Args args) {
        long from = args.size() > 1 ? args.whole(0) : 0;
        long to = args.whole(args.size() - 1);
        if (to - from > RANGE) {
            throw new Fault("range() makes up to " + RANGE + " numbers");
        }
        args.frame().spend((int) Math.max(0, to - from));
        return list(LongStream.range(from, to).mapToObj(Json::of).toList());
    }

    private static String type(Object value) {
        return switch (value) {
            case JsonString _ -> "string";
            case Json.JsonNumber _ -> "number";
            case Json.JsonBoolean _ -> "boolean";
            case Json.JsonNull _ -> "null";
            case JsonArray _ -> "array";
            case JsonObject _ -> "object";
            case java.time.Instant _ -> "timestamp";
            default -> "duration";
        };
    }

    private Lists() {}
}
