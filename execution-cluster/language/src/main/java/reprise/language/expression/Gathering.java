package reprise.language.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** Functions that put lists and objects together anew. */
final class Gathering {
    static List<Function> functions() {
        return List.of(
                new Function("zip", 2, 2, Gathering::zip),
                new Function("chunk", 2, 2, Gathering::chunk),
                new Function("pick", 2, 2, args -> chosen(args, true)),
                new Function("omit", 2, 2, args -> chosen(args, false)),
                new Function("entries", 1, 1, Gathering::entries),
                new Function("fromEntries", 1, 1, Gathering::fromEntries));
    }

    private static Json zip(Args args) {
        var left = args.list(0);
        var right = args.list(1);
        var pairs = new ArrayList<Json>();
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            pairs.add(Json.array(left.get(i), right.get(i)));
        }
        return Lists.list(pairs);
    }

    private static Json chunk(Args args) {
        var items = args.list(0);
        int size = args.whole(1);
        if (size < 1) {
            throw new Fault("chunk() needs a size of at least 1");
        }
        var chunks = new ArrayList<Json>();
        for (int from = 0; from < items.size(); from += size) {
            chunks.add(Lists.list(List.copyOf(items.subList(from, Math.min(items.size(), from + size)))));
        }
        return Lists.list(chunks);
    }

    private static Json chosen(Args args, boolean named) {
        var names = names(args);
        var members = new LinkedHashMap<String, Json>();
        args.object(0).members().forEach((name, value) -> {
            if (names.contains(name) == named) {
                members.put(name, value);
            }
        });
        return new JsonObject(Collections.unmodifiableMap(members));
    }

    private static Set<String> names(Args args) {
        var names = new LinkedHashSet<String>();
        for (var item : args.list(1)) {
            names.add(item.text().orElseThrow(() -> new Fault(args.function() + "() needs a list of names")));
        }
        return names;
    }

    private static Json entries(Args args) {
        return Lists.list(args.object(0).members().entrySet().stream()
                .map(member -> Json.object("key", member.getKey(), "value", member.getValue()))
                .toList());
    }

    private static Json fromEntries(Args args) {
        var members = new LinkedHashMap<String, Json>();
        for (var entry : args.list(0)) {
            if (!(entry instanceof JsonObject object && object.members().get("key") instanceof JsonString(var key))) {
                throw new Fault("fromEntries() needs a list of objects with key and value");
            }
            members.put(key, entry.get("value").orElse(Json.NULL));
        }
        return new JsonObject(Collections.unmodifiableMap(members));
    }

    /** A member's name made of a key: texts as they are, numbers and truth values as text. */
    static String name(Json key, String form) {
        if (key instanceof JsonObject || key instanceof JsonArray || key instanceof Json.JsonNull) {
            throw new Fault(form + "() needs keys that are texts or numbers, and one is " + key.kind());
        }
        return Values.rendered(key);
    }

    private Gathering() {}
}
