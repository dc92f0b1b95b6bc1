package reprise.language.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntPredicate;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonString;

/** Functions of numbers. */
final class Figures {
    private static final int DIGITS = 30;

    static List<Function> functions() {
        return List.of(
                new Function("round", 1, 2, args -> rounded(args, RoundingMode.HALF_UP)),
                new Function("floor", 1, 2, args -> rounded(args, RoundingMode.FLOOR)),
                new Function("ceil", 1, 2, args -> rounded(args, RoundingMode.CEILING)),
                new Function(
                        "abs", 1, 1, args -> Arithmetic.number(args.number(0).abs())),
                new Function("min", 1, 50, args -> extreme(args, order -> order < 0)),
                new Function("max", 1, 50, args -> extreme(args, order -> order > 0)),
                new Function("sum", 1, 1, Figures::sum),
                new Function("avg", 1, 1, Figures::average),
                new Function("int", 1, 1, args -> whole(args)),
                new Function("double", 1, 1, Figures::number),
                new Function("number", 1, 1, Figures::number),
                new Function("bool", 1, 1, Figures::bool));
    }

    private static Json rounded(Args args, RoundingMode mode) {
        int digits = args.size() > 1 ? args.whole(1) : 0;
        if (Math.abs(digits) > DIGITS) {
            throw new Fault(args.function() + "() takes up to " + DIGITS + " digits");
        }
        var result = args.number(0).setScale(digits, mode);
        return Arithmetic.number(result.scale() > 0 ? result.stripTrailingZeros() : result);
    }

    private static Object extreme(Args args, IntPredicate better) {
        var values = args.size() == 1 ? args.list(0).toArray() : args.values();
        if (values.length == 0) {
            throw new Fault(args.function() + "() of an empty list has no value");
        }
        Object best = values[0];
        for (var value : values) {
            best = better.test(Arithmetic.compare(args.frame(), value, best)) ? value : best;
        }
        return best;
    }

    private static Object sum(Args args) {
        Object sum = Json.of(0);
        for (var item : args.list(0)) {
            if (!(item instanceof JsonNumber)) {
                throw new Fault("sum() needs a list of numbers, and one item is " + item.kind());
            }
            sum = Arithmetic.add(args.frame(), sum, item);
        }
        return sum;
    }

    private static Object average(Args args) {
        if (args.list(0).isEmpty()) {
            throw new Fault("avg() of an empty list has no value");
        }
        return Arithmetic.divide(args.frame(), sum(args), Json.of(args.list(0).size()));
    }

    private static Json whole(Args args) {
        var number = args.get(0) instanceof java.time.Instant time
                ? BigDecimal.valueOf(time.getEpochSecond())
                : decimal(args);
        return Arithmetic.number(number.setScale(0, RoundingMode.DOWN));
    }

    private static Json number(Args args) {
        return Arithmetic.number(decimal(args));
    }

    private static BigDecimal decimal(Args args) {
        return switch (args.get(0)) {
            case JsonString _ -> parsed(args.text(0).strip());
            case JsonBoolean(var flag) -> flag ? BigDecimal.ONE : BigDecimal.ZERO;
            default -> args.number(0);
        };
    }

    private static BigDecimal parsed(String text) {
        if (text.length() <= 100) {
            try {
                var number = new BigDecimal(text);
                return Arithmetic.decimal(Arithmetic.number(number).value());
            } catch (NumberFormatException _) {
                // told below
            }
        }
        throw new Fault("a text here is not a number");
    }

    private static Json bool(Args args) {
        return switch (args.get(0)) {
            case JsonBoolean flag -> flag;
            case JsonString(var text) when text.equals("true") -> Json.TRUE;
            case JsonString(var text) when text.equals("false") -> Json.FALSE;
            default -> throw args.wants(0, "true or false, or their text");
        };
    }

    private Figures() {}
}
