package reprise.language.expression;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Node ids may hold a dash, which CEL reads as minus: each gets an alias of the same length ({@code action-1},
 * {@code action_1}), so that places stay right. Two ids never differ in that alone.
 */
final class Aliases {
    private final List<String> dashed;
    private final Map<String, String> ids = new HashMap<>();

    Aliases(Set<String> nodes) {
        this.dashed = nodes.stream()
                .filter(id -> id.indexOf('-') >= 0 && !Character.isDigit(id.charAt(0)))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        dashed.forEach(id -> ids.put(alias(id), id));
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
        if (dashed.isEmpty() || expression.indexOf('-') < 0) {
            return expression;
        }
        var text = new StringBuilder(expression);
        var lexemes = new Lexemes(expression, 0, expression.length());
        var before = "";
        var beforeThat = "";
        for (var kind = lexemes.next(); kind != Lexemes.Kind.END; kind = lexemes.next()) {
            boolean isMember = before.equals(".") && !beforeThat.equals("nodes");
            if (kind == Lexemes.Kind.WORD && !isMember) {
                int at = lexemes.start();
                dashed.stream()
                        .filter(id -> stands(id, expression, at))
                        .findFirst()
                        .ifPresent(id -> text.replace(at, at + id.length(), alias(id)));
            }
            if (!lexemes.lexeme().isBlank()) {
                beforeThat = before;
                before = lexemes.lexeme();
            }
        }
        return text.toString();
    }

    private static boolean stands(String id, String expression, int at) {
        int end = at + id.length();
        return expression.startsWith(id, at) && (end == expression.length() || !Lexemes.isWord(expression.charAt(end)));
    }
}
