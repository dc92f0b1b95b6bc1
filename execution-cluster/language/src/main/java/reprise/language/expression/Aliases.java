package reprise.language.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Node ids may hold a dash, which CEL reads as minus: each gets an alias of the same length ({@code action-1},
 * {@code action_1}), so that places stay right. Two ids never differ in that alone.
 */
final class Aliases {
    private static final int LONGEST = 64;

    private final Set<String> nodes;
    private final Map<String, String> ids = new HashMap<>();

    Aliases(Set<String> nodes) {
        this.nodes = nodes;
        nodes.stream()
                .filter(id -> id.indexOf('-') >= 0 && !Character.isDigit(id.charAt(0)))
                .forEach(id -> ids.put(alias(id), id));
    }

    /** Whether they were made for that very set. */
    boolean areOf(Set<String> others) {
        return nodes == others;
    }

    private static String alias(String id) {
        return id.replace('-', '_');
    }

    /** The node's id behind a name in the parsed expression. */
    String id(String name) {
        return ids.getOrDefault(name, name);
    }

    /** The expression with aliases for ids, wherever a name begins outside of quotes. */
    String in(String expression) {
        if (ids.isEmpty() || expression.indexOf('-') < 0) {
            return expression;
        }
        var text = new StringBuilder(expression);
        var lexemes = new Lexemes(expression, 0, expression.length());
        var before = "";
        var beforeThat = "";
        int done = 0;
        for (var kind = lexemes.next(); kind != Lexemes.Kind.END; kind = lexemes.next()) {
            int at = lexemes.start();
            boolean isMember = before.equals(".") && !beforeThat.equals("nodes");
            if (kind == Lexemes.Kind.WORD && !isMember && at >= done) {
                var id = longest(expression, at);
                text.replace(at, at + id.length(), alias(id));
                done = at + id.length();
            }
            if (!lexemes.lexeme().isBlank()) {
                beforeThat = before;
                before = lexemes.lexeme();
            }
        }
        return text.toString();
    }

    /** The longest id with a dash that stands there; empty where none does. */
    private String longest(String expression, int at) {
        int end = at;
        while (end < expression.length() && end - at <= LONGEST && isPart(expression.charAt(end))) {
            end++;
        }
        for (; end > at; end--) {
            boolean whole = end == expression.length() || !Lexemes.isWord(expression.charAt(end));
            var id = whole ? expression.substring(at, end) : "";
            if (id.equals(ids.get(alias(id)))) {
                return id;
            }
        }
        return "";
    }

    private static boolean isPart(char c) {
        return c == '-' || Lexemes.isWord(c);
    }
}
