package reprise.journal.tail;

/** Text that PostgreSQL takes: JSON allows characters that its text type refuses. */
public final class PlainText {

    /** The beginning of {@code text}, NUL and halves of surrogate pairs replaced by U+FFFD. */
    public static String of(String text, int limit) {
        if (text.length() <= limit && text.chars().allMatch(c -> c != 0 && !Character.isSurrogate((char) c))) {
            return text;
        }
        var plain = new StringBuilder(Math.min(text.length(), limit));
        for (int i = 0; i < text.length(); ) {
            int code = text.codePointAt(i);
            i += Character.charCount(code);
            if (plain.length() + Character.charCount(code) > limit) {
                break;
            }
            boolean whole = code != 0 && !(code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
            plain.appendCodePoint(whole ? code : 0xFFFD);
        }
        return plain.toString();
    }

    private PlainText() {}
}
