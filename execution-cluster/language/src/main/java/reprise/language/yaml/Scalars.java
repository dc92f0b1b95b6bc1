package reprise.language.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides how a text is written so that every YAML reader takes it for that text. */
final class Scalars {
    /** No character in it means anything to YAML, wherever it stands. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z_/][A-Za-z0-9_./@+=~()$;%^-]*( [A-Za-z0-9_./@+=~()$;%^-]+)*");

    private static final Pattern LENGTH = Pattern.compile("[0-9]+(ms|s|m|h|d)");

    private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9_./@+=~();%-]*[A-Za-z0-9_/]");

    /** What older readers take for something else. */
    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private static final Set<String> KEYS = Set.of("on", "off", "yes", "no", "y", "n");

    /** On one line, in lists and objects on that line too. */
    static String inline(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    /** A key, which nobody takes for a truth value by YAML 1.2 but the three words themselves. */
    static String key(String text) {
        return KEYS.contains(text) ? text : inline(text);
    }

    private static boolean isPlain(String text) {
        return text.length() < 1_000
                && !WORDS.contains(text.toLowerCase(Locale.ROOT))
                && (PLAIN.matcher(text).matches()
                        || LENGTH.matcher(text).matches()
                        || URL.matcher(text).matches());
    }

    /** Whether it is best written line by line. */
    static boolean isBlock(String text) {
        return text.indexOf('\n') > 0
                && text.charAt(0) != ' '
                && text.codePoints().allMatch(c -> c == '\n' || isPrintable(c) && c != '\t')
                && text.lines().noneMatch(line -> !line.isEmpty() && line.isBlank());
    }

    private static boolean isPrintable(int c) {
        return c == '\t'
                || c >= 0x20 && c < 0x7F
                || c >= 0xA0 && c != 0x2028 && c != 0x2029 && c != 0xFEFF && c < 0xD800
                || c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF
                || c >= 0x10000;
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c >= 0xD800 && c < 0xE000) {
                        quoted.append('\uFFFD'); // half a pair is no character
                    } else if (isPrintable(c)) {
                        quoted.appendCodePoint(c);
                    } else {
                        quoted.append(String.format("\\u%04x", c));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private Scalars() {}
}
