package reprise.gateway.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address as its owner writes it; two that differ in case only are the same. */
record Email(String written) {
    private static final int LONGEST = 254;
    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@\\p{Cntrl}<>\"(),:;\\\\]{1,64}@[^\\s@\\p{Cntrl}<>\"(),:;\\\\]+");

    /** @throws IllegalArgumentException where it cannot be one */
    static Email parse(String text) {
        var trimmed = text.strip();
        if (trimmed.length() > LONGEST || !SHAPE.matcher(trimmed).matches() || hasHalfPairs(trimmed)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
        return new Email(trimmed);
    }

    String key() {
        return key(written);
    }

    /** What any text is compared as, whether it is an address or not. */
    static String key(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static boolean hasHalfPairs(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
