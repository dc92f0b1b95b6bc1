package reprise.sdk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value (RFC 8259): what triggers bring, nodes take and give, and events keep. Immutable to its depth. */
public sealed interface Json {

    JsonObject EMPTY_OBJECT = new JsonObject(Map.of());
    JsonArray EMPTY_ARRAY = new JsonArray(List.of());
    JsonNull NULL = new JsonNull();
    JsonBoolean TRUE = new JsonBoolean(true);
    JsonBoolean FALSE = new JsonBoolean(false);

    /** Members in the order they were written. */
    record JsonObject(Map<String, Json> members) implements Json {
        public JsonObject {
            members = Members.of(members);
        }

        /** A copy of this object in which {@code name} is {@code value}. */
        public JsonObject with(String name, Json value) {
            var copy = new LinkedHashMap<>(members);
            copy.put(name, value);
            return new JsonObject(copy);
        }
    }

    record JsonArray(List<Json> items) implements Json {
        public JsonArray {
            items = Items.of(items);
        }
    }

    record JsonString(String value) implements Json {}

    /**
     * A number, kept exactly: a {@link Long} where it is a whole number that fits, else a {@link BigDecimal} of at most
     * {@link #DIGITS} digits and as many places before or behind the point, so that whoever reads it can calculate with it.
     */
    record JsonNumber(Number value) implements Json {
        public static final int DIGITS = 1_000;

        /** @throws ArithmeticException for a number beyond that range */
        public JsonNumber {
            switch (value) {
                case Long _ -> {}
                case BigDecimal number when isInRange(number) -> {}
                case BigDecimal _ ->
                    throw new ArithmeticException("a number has at most " + DIGITS
                            + " digits, and no more places before or behind its point");
                default -> throw new IllegalArgumentException("a JSON number is a Long or a BigDecimal");
            }
        }

        private static boolean isInRange(BigDecimal number) {
            long exponent = (long) number.precision() - number.scale() - 1;
            return number.precision() <= DIGITS && Math.abs(exponent) <= DIGITS;
        }

        /** As people write it, without an exponent where that would be short; the one form of a number within text. */
        public String plain() {
            return value instanceof BigDecimal number && Math.abs(number.scale()) < 40
                    ? number.toPlainString()
                    : value.toString();
        }
    }

    record JsonBoolean(boolean value) implements Json {}

    record JsonNull() implements Json {}

    static JsonString of(String value) {
        return new JsonString(value);
    }

    static JsonNumber of(long value) {
        return new JsonNumber(value);
    }

    /** A whole number stays whole: {@code 2.0} is written 2. Infinities and NaN have no JSON form and are refused. */
    static JsonNumber of(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 9.0e15) {
            return new JsonNumber((long) value);
        }
        return new JsonNumber(BigDecimal.valueOf(value).stripTrailingZeros());
    }

    static JsonBoolean of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static JsonArray array(List<? extends Json> items) {
        return new JsonArray(List.copyOf(items));
    }

    static JsonArray array(Json... items) {
        return new JsonArray(List.of(items));
    }

    /** An object with the members of an ordered map, in its order. */
    static JsonObject object(Map<String, ? extends Json> members) {
        return new JsonObject(new LinkedHashMap<>(members));
    }

    /** An object of alternating names and values; values are Json, String, Number, Boolean or null. */
    static JsonObject object(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Json>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], from(namesAndValues[i + 1]));
        }
        return new JsonObject(members);
    }

    /** The JSON form of plain Java data: maps with text keys, lists, text, numbers, booleans, null, and Json itself. */
    static Json from(Object value) {
        return switch (value) {
            case null -> NULL;
            case Json json -> json;
            case String text -> of(text);
            case Boolean flag -> of(flag.booleanValue());
            case Integer number -> of(number.longValue());
            case Long number -> of(number.longValue());
            case BigDecimal number -> new JsonNumber(number);
            case Number number -> of(number.doubleValue());
            case Map<?, ?> map -> {
                var members = new LinkedHashMap<String, Json>();
                map.forEach((name, member) -> members.put(String.valueOf(name), from(member)));
                yield new JsonObject(members);
            }
            case Iterable<?> list -> {
                var items = new ArrayList<Json>();
                list.forEach(item -> items.add(from(item)));
                yield new JsonArray(List.copyOf(items));
            }
            case Optional<?> maybe -> from(maybe.orElse(null));
            default -> of(value.toString());
        };
    }

    /** The member of that name, where this is an object that has one. */
    default Optional<Json> get(String name) {
        return this instanceof JsonObject object ? Optional.ofNullable(object.members.get(name)) : Optional.empty();
    }

    /** The text of the member of that name, where it is text. */
    default Optional<String> text(String name) {
        return get(name).flatMap(Json::text);
    }

    /** This value's text, where it is text. */
    default Optional<String> text() {
        return this instanceof JsonString string ? Optional.of(string.value) : Optional.empty();
    }

    /** About how many characters it takes as text, each part counted wherever it stands. Known without a walk. */
    default long size() {
        return switch (this) {
            case JsonObject(var members) -> ((Members) members).size;
            case JsonArray(var items) -> ((Items) items).size;
            case JsonString(var text) -> text.length() + 2L;
            case JsonNumber(BigDecimal number) -> number.precision() + 2L;
            case JsonNumber _ -> 8;
            case JsonBoolean _, JsonNull _ -> 5;
        };
    }

    /** How many lists and objects stand within each other at most: 0 for all that is neither. Known without a walk. */
    default int depth() {
        return switch (this) {
            case JsonObject(var members) -> ((Members) members).depth;
            case JsonArray(var items) -> ((Items) items).depth;
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> 0;
        };
    }

    /** What a person calls this kind of value, for messages. */
    default String kind() {
        return switch (this) {
            case JsonObject _ -> "an object";
            case JsonArray _ -> "a list";
            case JsonString _ -> "text";
            case JsonNumber _ -> "a number";
            case JsonBoolean _ -> "true or false";
            case JsonNull _ -> "null";
        };
    }
}
