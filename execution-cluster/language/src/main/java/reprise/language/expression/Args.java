package reprise.language.expression;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** What a function was called with. */
record Args(String function, Frame frame, Object[] values) {

    int size() {
        return values.length;
    }

    Object get(int i) {
        return values[i];
    }

    Json json(int i) {
        return Values.json(values[i]);
    }

    String text(int i) {
        if (values[i] instanceof JsonString(var text)) {
            frame.spend((text.length() >> 4) + 1);
            return text;
        }
        throw wants(i, "text");
    }

    String text(int i, String otherwise) {
        return i < values.length ? text(i) : otherwise;
    }

    List<Json> list(int i) {
        if (values[i] instanceof JsonArray(var items)) {
            frame.spend(items.size() + 1);
            return items;
        }
        throw wants(i, "a list");
    }

    JsonObject object(int i) {
        if (values[i] instanceof JsonObject object) {
            frame.spend(object.members().size() + 1);
            return object;
        }
        throw wants(i, "an object");
    }

    BigDecimal number(int i) {
        if (values[i] instanceof JsonNumber(var number)) {
            return Arithmetic.decimal(number);
        }
        throw wants(i, "a number");
    }

    /** A whole number within sane bounds: a position, a count. */
    int whole(int i) {
        if (values[i] instanceof JsonNumber(Long number) && Math.abs(number) < 1_000_000_000) {
            return number.intValue();
        }
        throw wants(i, "a whole number");
    }

    Instant time(int i) {
        return Times.instant(values[i], () -> wants(i, "a time"));
    }

    Fault wants(int i, String kind) {
        return new Fault(function + "() needs " + kind + (i == 0 ? "" : " as argument " + (i + 1)) + ", not "
                + Values.kind(values[i]));
    }
}
