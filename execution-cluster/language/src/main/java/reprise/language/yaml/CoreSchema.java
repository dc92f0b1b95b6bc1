package reprise.language.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import reprise.language.json.JsonLimits;
import reprise.language.json.Numbers;
import reprise.sdk.Json;

/** What plain text means by YAML 1.2's core schema: {@code on}, {@code yes} and dates are text. */
final class CoreSchema {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUES = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSES = Set.of("false", "False", "FALSE");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern OTHER = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern NO_NUMBER = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final int LONGEST = 1_000;

    /** @throws ArithmeticException for a number that JSON cannot hold; its message is for the author */
    static Json value(String plain) {
        if (NULLS.contains(plain)) {
            return Json.NULL;
        }
        if (TRUES.contains(plain)) {
            return Json.TRUE;
        }
        if (FALSES.contains(plain)) {
            return Json.FALSE;
        }
        return mayBeNumber(plain.charAt(0)) ? number(plain) : Json.of(plain);
    }

    private static boolean mayBeNumber(char first) {
        return first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
    }

    private static Json number(String plain) {
        if (NO_NUMBER.matcher(plain).matches()) {
            throw new ArithmeticException("infinity and NaN have no form in JSON: write text in quotes");
        }
        boolean decimal = DECIMAL.matcher(plain).matches();
        if (!decimal && !OTHER.matcher(plain).matches()) {
            return Json.of(plain);
        }
        if (plain.length() > LONGEST) {
            throw new ArithmeticException("a number is longer than " + LONGEST + " characters");
        }
        return Numbers.json(decimal ? decimal(plain) : other(plain));
    }

    private static BigDecimal decimal(String plain) {
        try {
            var number = new BigDecimal(plain);
            if (Numbers.isWithin(JsonLimits.STANDARD.exponent(), number)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // an exponent that not even an int can hold
        }
        throw new ArithmeticException("a number's exponent is beyond ±" + JsonLimits.STANDARD.exponent());
    }

    private static BigDecimal other(String plain) {
        return new BigDecimal(new BigInteger(plain.substring(2), plain.charAt(1) == 'x' ? 16 : 8));
    }

    private CoreSchema() {}
}
