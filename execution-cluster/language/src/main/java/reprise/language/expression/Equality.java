package reprise.language.expression;

import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;

/** Values are equal as data: {@code 1 == 1.0}, and the order of members does not matter. */
final class Equality {

    static boolean same(Frame frame, Object a, Object b) {
        frame.spend(1);
        if (a == b) {
            return true;
        }
        if (a instanceof JsonNumber(var x) && b instanceof JsonNumber(var y)) {
            return x.equals(y) || Arithmetic.decimal(x).compareTo(Arithmetic.decimal(y)) == 0;
        }
        if (a instanceof JsonArray(var x) && b instanceof JsonArray(var y)) {
            if (x.size() != y.size()) {
                return false;
            }
            for (int i = 0; i < x.size(); i++) {
                if (!same(frame, x.get(i), y.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (a instanceof JsonObject x && b instanceof JsonObject y) {
            return sameMembers(frame, x, y);
        }
        if (a instanceof Json.JsonString(var x) && b instanceof Json.JsonString(var y) && x.length() == y.length()) {
            frame.spend(x.length() >> 4);
            return x.equals(y);
        }
        return a.getClass() == b.getClass() && a.equals(b);
    }

    private static boolean sameMembers(Frame frame, JsonObject a, JsonObject b) {
        if (a.members().size() != b.members().size()) {
            return false;
        }
        for (var member : a.members().entrySet()) {
            frame.spend(member.getKey().length() >> 4);
            var other = b.members().get(member.getKey());
            if (other == null || !same(frame, member.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    /** A value that can be looked up by what it is. */
    static final class Key {
        private final Frame frame;
        private final Json value;
        private final int hash;

        Key(Frame frame, Json value) {
            this.frame = frame;
            frame.read(value);
            this.value = value;
            this.hash = hash(value);
        }

        private static int hash(Json value) {
            return switch (value) {
                case JsonNumber(var number) -> Double.hashCode(number.doubleValue());
                case JsonArray(var items) -> items.stream().mapToInt(Key::hash).reduce(1, (a, b) -> 31 * a + b);
                case JsonObject(var members) ->
                    members.entrySet().stream()
                            .mapToInt(member -> member.getKey().hashCode() ^ hash(member.getValue()))
                            .sum();
                case Json.JsonString _, Json.JsonBoolean _, Json.JsonNull _ -> value.hashCode();
            };
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && hash == key.hash && same(frame, value, key.value);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private Equality() {}
}
