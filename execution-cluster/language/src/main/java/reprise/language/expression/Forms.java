package reprise.language.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import reprise.core.expression.ExpressionFailure;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonObject;

/** What does not evaluate all its parts, or some of them many times. */
final class Forms {
    /** Those that are written like a function. */
    static final Set<String> NAMES = Set.of(
            "has",
            "default",
            "orElse",
            "orValue",
            "all",
            "exists",
            "exists_one",
            "existsOne",
            "filter",
            "map",
            "sortBy",
            "find",
            "keyBy",
            "groupBy",
            "transformList",
            "let",
            "bind");

    private static <T> T at(int offset, Supplier<T> calculation) {
        try {
            return calculation.get();
        } catch (RuntimeException e) {
            throw Calls.failure(e, offset);
        }
    }

    /** Costs a step: asked of each of many items, a long test made of nothing else may go on for ever. */
    private static boolean flag(Code code, Frame frame, int offset, String what) {
        at(offset, () -> {
            frame.spend(1);
            return null;
        });
        var value = code.value(frame);
        return value instanceof Json.JsonBoolean flag ? flag.value() : at(offset, () -> Values.flag(value, what));
    }

    /** A value that was put together, paid for by its parts and refused where it has become too large. */
    static Json made(Frame frame, Json value, int parts, int offset) {
        return at(offset, () -> {
            frame.spend(parts + 1);
            return frame.bound(value);
        });
    }

    record And(Code left, Code right, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            return Json.of(
                    flag(left, frame, offset, "each side of &&") && flag(right, frame, offset, "each side of &&"));
        }

        @Override
        public Optional<String> kind() {
            return Optional.of(Json.TRUE.kind());
        }
    }

    record Or(Code left, Code right, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            return Json.of(
                    flag(left, frame, offset, "each side of ||") || flag(right, frame, offset, "each side of ||"));
        }

        @Override
        public Optional<String> kind() {
            return Optional.of(Json.TRUE.kind());
        }
    }

    record Choice(Code condition, Code then, Code otherwise, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            return (flag(condition, frame, offset, "what stands before ?") ? then : otherwise).value(frame);
        }

        @Override
        public Object find(Frame frame) {
            return (flag(condition, frame, offset, "what stands before ?") ? then : otherwise).find(frame);
        }
    }

    /** Whether there is such a member, be it null. */
    record Has(Code of) implements Code {
        @Override
        public Object value(Frame frame) {
            return Json.of(of.find(frame) != null);
        }

        @Override
        public Optional<String> kind() {
            return Optional.of(Json.TRUE.kind());
        }
    }

    /** The value, or another where it is missing or null. */
    record Otherwise(Code of, Code otherwise) implements Code {
        @Override
        public Object value(Frame frame) {
            var value = of.find(frame);
            return value == null || value instanceof JsonNull ? otherwise.value(frame) : value;
        }
    }

    /** A member that may be missing ({@code a.?b}): null then. */
    record Maybe(Code of) implements Code {
        @Override
        public Object value(Frame frame) {
            var value = of.find(frame);
            return value == null ? Json.NULL : value;
        }

        @Override
        public Object find(Frame frame) {
            return of.find(frame);
        }
    }

    record NewList(List<Code> items, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            var values = new ArrayList<Json>(items.size());
            for (var item : items) {
                values.add(Values.json(item.value(frame)));
            }
            return made(frame, Lists.list(values), values.size(), offset);
        }

        @Override
        public Optional<String> kind() {
            return Optional.of(Json.EMPTY_ARRAY.kind());
        }
    }

    record NewObject(List<Code> names, List<Code> values, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            var members = new LinkedHashMap<String, Json>();
            for (int i = 0; i < names.size(); i++) {
                if (!(names.get(i).value(frame) instanceof Json.JsonString(var name))) {
                    throw new ExpressionFailure("a member's name must be text", offset);
                }
                members.put(name, Values.json(values.get(i).value(frame)));
            }
            return made(frame, new JsonObject(Collections.unmodifiableMap(members)), members.size(), offset);
        }

        @Override
        public Optional<String> kind() {
            return Optional.of(Json.EMPTY_OBJECT.kind());
        }
    }

    /** What the loops go over: a list's items, or an object's names. */
    static List<? extends Json> items(Code of, Frame frame, String form, int offset) {
        var value = of.value(frame);
        return switch (value) {
            case JsonArray(var items) -> items;
            case JsonObject(var members) ->
                members.keySet().stream().map(Json::of).toList();
            default -> throw new ExpressionFailure(form + "() needs a list, not " + Values.kind(value), offset);
        };
    }

    /** {@code all}, {@code exists} and {@code existsOne}: how many items pass, as far as it matters. */
    record Count(String form, Code of, int slot, Code test, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            int passed = 0;
            for (var item : items(of, frame, form, offset)) {
                frame.locals[slot] = item;
                boolean passes = passes(frame, form, test, offset);
                if (form.equals("all") && !passes) {
                    return Json.FALSE;
                }
                if (form.equals("exists") && passes) {
                    return Json.TRUE;
                }
                passed += passes ? 1 : 0;
            }
            return Json.of(form.equals("all") || passed == 1 && !form.equals("exists"));
        }

        @Override
        public Optional<String> kind() {
            return Optional.of(Json.TRUE.kind());
        }
    }

    private static boolean passes(Frame frame, String form, Code test, int offset) {
        return flag(test, frame, offset, "the test of " + form + "()");
    }

    record Filter(Code of, int slot, Code test, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            var passed = new ArrayList<Json>();
            for (var item : items(of, frame, "filter", offset)) {
                frame.locals[slot] = item;
                if (passes(frame, "filter", test, offset)) {
                    passed.add(item);
                }
            }
            return Lists.list(passed);
        }

        @Override
        public Optional<String> kind() {
            return Optional.of(Json.EMPTY_ARRAY.kind());
        }
    }

    /** @param test which items are taken; a literal true where all are */
    record Mapped(Code of, int slot, Code test, Code to, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            var results = new ArrayList<Json>();
            for (var item : items(of, frame, "map", offset)) {
                frame.locals[slot] = item;
                if (passes(frame, "map", test, offset)) {
                    results.add(Values.json(to.value(frame)));
                }
            }
            return made(frame, Lists.list(results), results.size(), offset);
        }

        @Override
        public Optional<String> kind() {
            return Optional.of(Json.EMPTY_ARRAY.kind());
        }
    }

    /** The first item that passes; null where none does. */
    record Find(Code of, int slot, Code test, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            for (var item : items(of, frame, "find", offset)) {
                frame.locals[slot] = item;
                if (passes(frame, "find", test, offset)) {
                    return item;
                }
            }
            return Json.NULL;
        }
    }

    /** An object of the items by their keys: {@code keyBy} keeps the last of each key, {@code groupBy} all in a list. */
    record Keyed(String form, Code of, int slot, Code key, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            var groups = new LinkedHashMap<String, List<Json>>();
            int count = 0;
            for (var item : items(of, frame, form, offset)) {
                frame.locals[slot] = item;
                var by = Values.json(key.value(frame));
                var name = at(offset, () -> {
                    frame.spend(1);
                    return Gathering.name(by, form);
                });
                groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(item);
                count++;
            }
            var members = new LinkedHashMap<String, Json>();
            groups.forEach(
                    (name, group) -> members.put(name, form.equals("keyBy") ? group.getLast() : Lists.list(group)));
            return made(frame, new JsonObject(Collections.unmodifiableMap(members)), count, offset);
        }
    }

    /** Each item made another, its index in sight. */
    record Indexed(Code of, int index, int slot, Code to, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            var results = new ArrayList<Json>();
            for (var item : items(of, frame, "transformList", offset)) {
                frame.locals[index] = Json.of(results.size());
                frame.locals[slot] = item;
                results.add(Values.json(to.value(frame)));
            }
            return made(frame, Lists.list(results), results.size(), offset);
        }
    }

    /** A value that has a name in what follows. */
    record Let(int slot, Code value, Code body) implements Code {
        @Override
        public Object value(Frame frame) {
            frame.locals[slot] = value.value(frame);
            return body.value(frame);
        }
    }

    record SortBy(Code of, int slot, Code key, int offset) implements Code {
        @Override
        public Object value(Frame frame) {
            var items = new ArrayList<Json>(items(of, frame, "sortBy", offset));
            var keys = new ArrayList<>();
            for (var item : items) {
                frame.locals[slot] = item;
                keys.add(key.value(frame));
            }
            return at(offset, () -> Lists.sorted(frame, items, keys));
        }

        @Override
        public Optional<String> kind() {
            return Optional.of(Json.EMPTY_ARRAY.kind());
        }
    }

    private Forms() {}
}
