package reprise.language.expression;

import java.util.Optional;
import java.util.Set;

/** Recognises the commonest expression, a data path and nothing else, without the cost of a parser. */
final class PlainPath {
    private static final Set<String> NO_NAMES = Set.of("true", "false", "null", "in");

    /** @param base offset of the expression in the whole text */
    static Optional<Code> read(String expression, int base, Names names) {
        var path = new PlainPath(expression);
        return path.isPath() ? Optional.of(path.code(base, names)) : Optional.empty();
    }

    private final String text;
    private int at;

    private PlainPath(String text) {
        this.text = text;
    }

    /** A first look, so that names are judged only where it is a path to its end. */
    private boolean isPath() {
        skipSpace();
        boolean fits = word() != null;
        while (fits && at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            fits = text.charAt(at) == '.' ? memberFits() : text.charAt(at) == '[' && indexFits();
        }
        skipSpace();
        return fits && at == text.length();
    }

    private boolean memberFits() {
        at++;
        return word() != null;
    }

    private boolean indexFits() {
        at++;
        return index() != null && at < text.length() && text.charAt(at++) == ']';
    }

    private Code code(int base, Names names) {
        at = 0;
        skipSpace();
        int offset = base + at;
        var code = names.begin(word(), offset);
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            boolean dot = text.charAt(at++) == '.';
            offset = base + at;
            if (dot) {
                code = names.member(code, word(), offset);
            } else {
                code = switch (index()) {
                    case Integer index ->
                        code == Names.NODES
                                ? names.refused(offset, Translator.NODES_NEED_AN_ID)
                                : names.item(code, index, offset);
                    case Object name ->
                        code == Names.NODES
                                ? names.node((String) name, offset)
                                : names.member(code, (String) name, offset);
                };
                at++;
            }
        }
        return code == Names.NODES ? names.refused(base, Translator.NODES_NEED_AN_ID) : code;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String word() {
        int start = at;
        while (at < text.length() && Lexemes.isWord(text.charAt(at))) {
            at++;
        }
        var word = text.substring(start, at);
        return word.isEmpty() || Character.isDigit(word.charAt(0)) || NO_NAMES.contains(word) ? null : word;
    }

    /** An Integer, a String, or null where it is neither. */
    private Object index() {
        int start = at;
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            int end = text.indexOf(text.charAt(at), at + 1);
            var name = end < 0 ? "" : text.substring(at + 1, end);
            at = end + 1;
            return name.isEmpty() || name.indexOf('\\') >= 0 || name.indexOf('\n') >= 0 ? null : name;
        }
        while (at < text.length() && at - start < 9 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at == start || (at - start > 1 && text.charAt(start) == '0')
                ? null
                : (Object) Integer.valueOf(text.substring(start, at));
    }
}
