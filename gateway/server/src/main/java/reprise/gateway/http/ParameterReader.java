package reprise.gateway.http;

import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Reads {@code value; name=value; name="a \"quoted\" value"}, as {@code Content-Type} and {@code Content-Disposition} are
 * written. What is neither is passed over. Goes through the text once.
 */
public final class ParameterReader {
    private static final String ENDS_A_TOKEN = "; ,\t";

    private final String text;
    private int at;

    public ParameterReader(String text) {
        this.text = text;
    }

    /** What stands before the parameters. */
    public String first() {
        at = 0;
        skip(" \t");
        return token(ENDS_A_TOKEN);
    }

    /** Each parameter after {@link #first}, its name in lower case. */
    public void each(BiConsumer<String, String> parameter) {
        while (at < text.length()) {
            skip(ENDS_A_TOKEN);
            var name = token("=; ,\t\"").toLowerCase(Locale.ROOT);
            skip(" \t");
            if (at < text.length() && text.charAt(at) == '=') {
                at++;
                skip(" \t");
                parameter.accept(name, value());
            } else if (name.isEmpty() && at < text.length()) {
                at++;
            }
        }
    }

    private String value() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : token(";,\t ");
    }

    /** A backslash escapes a quotation mark and itself; others are kept, since some senders name files with paths. */
    private String quoted() {
        var value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            boolean escapes = text.charAt(at) == '\\'
                    && at + 1 < text.length()
                    && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
            value.append(text.charAt(escapes ? ++at : at));
        }
        at++;
        return value.toString();
    }

    private String token(String ends) {
        int from = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private void skip(String these) {
        while (at < text.length() && these.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
