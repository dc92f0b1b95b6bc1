package reprise.sdk.config;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SequencedMap;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonString;

/** When a JSON value counts as a text, a number, a duration, a choice: one rule for checking and for binding. */
final class Scalars {
    private Scalars() {}

    /** Text, and what an expression made a number or a boolean although text was meant. */
    static Optional<String> text(Json value) {
        return switch (value) {
            case JsonString(String text) -> Optional.of(text);
            case JsonNumber number -> Optional.of(number.plain());
            case JsonBoolean(boolean flag) -> Optional.of(Boolean.toString(flag));
            case Json.JsonNull _, Json.JsonArray _, Json.JsonObject _ -> Optional.empty();
        };
    }

    /** What was chosen: text, or true or false where those are among the choices. */
    static Optional<String> chosen(Json value) {
        return value instanceof JsonBoolean ? text(value) : value.text();
    }

    /** A whole number, also where it is written {@code 2.0}; never numeric text. */
    static OptionalLong whole(Json value) {
        if (!(value instanceof JsonNumber(Number number))) {
            return OptionalLong.empty();
        }
        if (number instanceof Long whole) {
            return OptionalLong.of(whole);
        }
        try {
            return OptionalLong.of(((BigDecimal) number).longValueExact());
        } catch (ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    /** Any number that a double can hold. */
    static OptionalDouble decimal(Json value) {
        if (value instanceof JsonNumber(Number number) && Double.isFinite(number.doubleValue())) {
            return OptionalDouble.of(number.doubleValue());
        }
        return OptionalDouble.empty();
    }

    static Optional<Duration> length(Json value) {
        return value instanceof JsonString(String text) ? Durations.parse(text) : Optional.empty();
    }

    /** An enum's constants by the texts they are written as, in their order. */
    static SequencedMap<String, Object> constants(Class<?> type) {
        var constants = new LinkedHashMap<String, Object>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(written(type, ((Enum<?>) constant).name()), constant);
        }
        return constants;
    }

    private static String written(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            Written written = field.getAnnotation(Written.class);
            return written == null ? name.toLowerCase(Locale.ROOT) : written.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
