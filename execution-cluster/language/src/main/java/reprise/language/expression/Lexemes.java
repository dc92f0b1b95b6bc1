package reprise.language.expression;

/** Walks over the text of an expression so that nothing within quotes is taken for more than text. */
final class Lexemes {
    enum Kind {
        WORD,
        QUOTED,
        /** A quote without its end. */
        UNCLOSED,
        SIGN,
        END
    }

    private final String text;
    private final int to;
    private int start;
    private int end;

    Lexemes(String text, int from, int to) {
        this.text = text;
        this.to = to;
        this.end = from;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    String lexeme() {
        return text.substring(start, end);
    }

    boolean is(char sign) {
        return text.charAt(start) == sign;
    }

    /** Whether the sign stands there twice in a row. */
    boolean isTwice(char sign) {
        return is(sign) && end < to && text.charAt(end) == sign;
    }

    /** Takes one more character into the sign. */
    void widen() {
        end++;
    }

    Kind next() {
        start = end;
        if (start >= to) {
            return Kind.END;
        }
        char c = text.charAt(start);
        if (isWord(c)) {
            return word();
        }
        if (c == '"' || c == '\'' || c == '`') {
            return quoted(start, false);
        }
        end = start + 1;
        return Kind.SIGN;
    }

    private Kind word() {
        while (end < to && isWord(text.charAt(end))) {
            end++;
        }
        if (end < to && end - start <= 2 && (text.charAt(end) == '"' || text.charAt(end) == '\'')) {
            var prefix = lexeme().toLowerCase(java.util.Locale.ROOT);
            if (prefix.equals("r") || prefix.equals("b") || prefix.equals("br") || prefix.equals("rb")) {
                return quoted(end, prefix.contains("r"));
            }
        }
        return Kind.WORD;
    }

    private Kind quoted(int open, boolean raw) {
        char quote = text.charAt(open);
        var closing = String.valueOf(quote).repeat(3);
        if (quote == '`' || !text.startsWith(closing, open)) {
            closing = String.valueOf(quote);
        }
        for (int i = open + closing.length(); i < to; i++) {
            if (text.startsWith(closing, i)) {
                end = i + closing.length();
                return end <= to ? Kind.QUOTED : unclosed();
            }
            if (text.charAt(i) == '\\' && !raw) {
                i++;
            }
        }
        return unclosed();
    }

    private Kind unclosed() {
        end = to;
        return Kind.UNCLOSED;
    }

    static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
