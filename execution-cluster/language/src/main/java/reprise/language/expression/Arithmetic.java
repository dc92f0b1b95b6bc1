package reprise.language.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.function.BinaryOperator;
import reprise.language.json.Numbers;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** One kind of number, exact to 34 digits, as money needs it: {@code 0.1 + 0.2 == 0.3}, {@code 7 / 2 == 3.5}. */
final class Arithmetic {
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final int EXPONENT = 400;

    static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
    }

    static JsonNumber number(BigDecimal result) {
        if (result.signum() == 0) {
            return Json.of(0);
        }
        long exponent = (long) result.precision() - result.scale() - 1;
        if (Math.abs(exponent) > EXPONENT) {
            throw new Fault("makes a number beyond 1E±" + EXPONENT);
        }
        return Numbers.json(result);
    }

    static Object add(Frame frame, Object a, Object b) {
        if (a instanceof JsonNumber(var x) && b instanceof JsonNumber(var y)) {
            if (x instanceof Long m && y instanceof Long n) {
                long sum = m + n;
                if (((m ^ sum) & (n ^ sum)) >= 0) {
                    return Json.of(sum);
                }
            }
            return number(decimal(x).add(decimal(y), DIGITS));
        }
        if (a instanceof JsonString || b instanceof JsonString) {
            return join(frame, a, b);
        }
        if (a instanceof JsonArray(var x) && b instanceof JsonArray(var y)) {
            frame.spend(x.size() + y.size());
            var all = new ArrayList<>(x);
            all.addAll(y);
            return new JsonArray(Collections.unmodifiableList(all));
        }
        return Times.add(a, b);
    }

    private static Object join(Frame frame, Object a, Object b) {
        if (isCompound(a) || isCompound(b)) {
            throw misfit("add", a, b, "; use toJson(…) for lists and objects, default(…) for null");
        }
        frame.text(Values.length(a) + Values.length(b));
        var x = Values.rendered(a);
        var y = Values.rendered(b);
        return Json.of(x.concat(y));
    }

    private static boolean isCompound(Object value) {
        return value instanceof JsonObject || value instanceof JsonArray || value instanceof JsonNull;
    }

    static Object subtract(Frame frame, Object a, Object b) {
        if (a instanceof JsonNumber(Long m) && b instanceof JsonNumber(Long n)) {
            long difference = m - n;
            if (((m ^ n) & (m ^ difference)) >= 0) {
                return Json.of(difference);
            }
        }
        return a instanceof Instant || a instanceof Duration
                ? Times.subtract(a, b)
                : calculate("subtract", a, b, (x, y) -> x.subtract(y, DIGITS));
    }

    static Object multiply(Frame frame, Object a, Object b) {
        return calculate("multiply", a, b, (x, y) -> x.multiply(y, DIGITS));
    }

    static Object divide(Frame frame, Object a, Object b) {
        return calculate("divide", a, b, (x, y) -> tidy(x.divide(nonZero(y), DIGITS)));
    }

    /** Without the zeros that end a fraction. */
    static BigDecimal tidy(BigDecimal quotient) {
        return quotient.scale() > 0 ? quotient.stripTrailingZeros() : quotient;
    }

    static Object remainder(Frame frame, Object a, Object b) {
        return calculate("divide", a, b, (x, y) -> x.remainder(nonZero(y)));
    }

    private static BigDecimal nonZero(BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new Fault("divides by zero");
        }
        return divisor;
    }

    static Object negate(Frame frame, Object value) {
        if (value instanceof JsonNumber(var number)) {
            return number(decimal(number).negate());
        }
        if (value instanceof Duration length) {
            return length.negated();
        }
        throw new Fault("cannot negate " + Values.kind(value));
    }

    private static Object calculate(String what, Object a, Object b, BinaryOperator<BigDecimal> operation) {
        if (a instanceof JsonNumber(var x) && b instanceof JsonNumber(var y)) {
            return number(operation.apply(decimal(x), decimal(y)));
        }
        throw misfit(what, a, b, "");
    }

    static int compare(Frame frame, Object a, Object b) {
        frame.spend(1);
        if (a instanceof JsonNumber(var x) && b instanceof JsonNumber(var y)) {
            return x instanceof Long m && y instanceof Long n
                    ? Long.compare(m, n)
                    : decimal(x).compareTo(decimal(y));
        }
        if (a instanceof JsonString(var x) && b instanceof JsonString(var y)) {
            frame.spend(Math.min(x.length(), y.length()) >> 4);
            return x.compareTo(y);
        }
        if (a instanceof JsonBoolean(var x) && b instanceof JsonBoolean(var y)) {
            return Boolean.compare(x, y);
        }
        if (a instanceof Duration x && b instanceof Duration y) {
            return x.compareTo(y);
        }
        if (a instanceof Instant || b instanceof Instant) {
            return Times.instant(a, () -> misfit("compare", a, b, ""))
                    .compareTo(Times.instant(b, () -> misfit("compare", a, b, "")));
        }
        throw misfit("compare", a, b, "");
    }

    static Fault misfit(String what, Object a, Object b, String cure) {
        return new Fault("cannot " + what + " " + Values.kind(a) + " and " + Values.kind(b) + cure);
    }

    private Arithmetic() {}
}
