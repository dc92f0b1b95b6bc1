package reprise.catalog;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The part of a workflow's own webhook address that cannot be guessed: 128 random bits in hexadecimal digits. */
public record HookToken(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static HookToken random() {
        var bits = new byte[16];
        RANDOM.nextBytes(bits);
        return new HookToken(HexFormat.of().formatHex(bits));
    }

    /** Whether a text could be one. Paths that authors choose may not: they could take over a deleted workflow's. */
    static boolean looksLike(String text) {
        return FORM.matcher(text).matches();
    }

    /** Not the token: who has it may start the workflow, so it stays out of logs. */
    @Override
    public String toString() {
        return "HookToken[…]";
    }
}
