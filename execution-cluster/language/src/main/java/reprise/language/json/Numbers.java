package reprise.language.json;

import java.math.BigDecimal;
import reprise.sdk.Json;

/** The one form of each number: a whole number that fits is a {@link Long}, all else as it was written. */
public final class Numbers {

    public static Json.JsonNumber json(BigDecimal number) {
        if (number.scale() <= 0 ? number.precision() - number.scale() <= 19 : isWhole(number)) {
            try {
                return Json.of(number.longValueExact());
            } catch (ArithmeticException _) {
                return new Json.JsonNumber(number);
            }
        }
        return new Json.JsonNumber(number);
    }

    /** Whether its exponent is small enough for everybody who calculates with it. */
    public static boolean isWithin(int exponent, BigDecimal number) {
        return Math.abs((long) number.scale()) <= exponent || exponent(number.toString()) <= exponent;
    }

    /** Of a number in canonical form, without the sign. */
    private static long exponent(String number) {
        int at = number.indexOf('E');
        return at < 0 ? 0 : Math.abs(Long.parseLong(number.substring(at + 1)));
    }

    /** Looks at the digits behind the point, without rounding anything. */
    private static boolean isWhole(BigDecimal number) {
        return number.precision() - number.scale() <= 19
                && number.scale() <= 1_400
                && number.stripTrailingZeros().scale() <= 0;
    }

    private Numbers() {}
}
