package reprise.sdk.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonNumber;

/** Reads the value that stands for a missing one, as written in {@code @Field}. */
final class Fallbacks {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Predicate<String> NEVER = _ -> false;

    private Fallbacks() {}

    static Json read(Shape shape, String text) {
        Json value =
                switch (shape) {
                    case Shape.Text _, Shape.Choice _, Shape.Length _ -> Json.of(text);
                    case Shape.Whole _, Shape.Decimal _ -> number(text);
                    case Shape.Flag _, Shape.Condition _ -> Json.of(Boolean.parseBoolean(text));
                    case Shape.ListOf list ->
                        Json.array(COMMA.splitAsStream(text)
                                .map(item -> read(list.item(), item))
                                .toList());
                    case Shape.Any _, Shape.MapOf _, Shape.Fields _ ->
                        throw new IllegalArgumentException("a fallback cannot be an object; use Optional");
                };
        List<Misfit> misfits = shape.check(value, NEVER);
        if (!misfits.isEmpty()) {
            throw new IllegalArgumentException(
                    "its fallback " + text + " " + misfits.getFirst().issue());
        }
        return value;
    }

    private static Json number(String text) {
        var number = new BigDecimal(text);
        return number.scale() <= 0 ? Json.of(number.longValueExact()) : new JsonNumber(number);
    }
}
