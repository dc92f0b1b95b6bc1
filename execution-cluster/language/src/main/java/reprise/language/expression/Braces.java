package reprise.language.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reprise.core.expression.Compiled;

/** Finds the {@code {{ }}} of a text. */
final class Braces {

    /** A piece of a text: either as it stands, or an expression without its braces. */
    record Piece(boolean isExpression, int from, int to) {}

    /** @param errors where there are any, the pieces are worth nothing */
    record Split(List<Piece> pieces, List<Compiled.Error> errors) {}

    static Split split(String text) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
            if (open > from) {
                pieces.add(new Piece(false, from, open));
            }
            var lexemes = new Lexemes(text, open + 2, text.length());
            var error = close(lexemes, open);
            if (error.isPresent()) {
                return new Split(List.of(), List.of(error.get()));
            }
            pieces.add(new Piece(true, open + 2, lexemes.start()));
            from = lexemes.start() + 2;
        }
        if (from < text.length()) {
            pieces.add(new Piece(false, from, text.length()));
        }
        return new Split(pieces, List.of());
    }

    /** Which piece is the only one that is more than white space, where that is an expression; else -1. */
    static int only(String text, List<Piece> pieces) {
        int only = -1;
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            if (piece.isExpression() && only < 0) {
                only = i;
            } else if (piece.isExpression()
                    || !text.substring(piece.from(), piece.to()).isBlank()) {
                return -1;
            }
        }
        return only;
    }

    /** Goes on to the braces that close the expression; what stands in quotes or in braces of its own is passed over. */
    private static Optional<Compiled.Error> close(Lexemes lexemes, int open) {
        int depth = 0;
        while (true) {
            switch (lexemes.next()) {
                case END -> {
                    return error(open, "{{ is not closed by }}");
                }
                case UNCLOSED -> {
                    return error(lexemes.start(), "a text in quotes is not closed before the end");
                }
                case SIGN -> {
                    if (lexemes.is('{')) {
                        depth++;
                    } else if (lexemes.is('}') && depth > 0) {
                        depth--;
                    } else if (lexemes.isTwice('}')) {
                        return Optional.empty();
                    } else if (lexemes.is('}')) {
                        return error(lexemes.start(), "a single } closes nothing here; {{ is closed by }}");
                    }
                }
                case WORD, QUOTED -> {}
            }
        }
    }

    private static Optional<Compiled.Error> error(int offset, String issue) {
        return Optional.of(new Compiled.Error(offset, issue));
    }

    /** A condition with its double braces turned into parentheses, character by character, so that places stay right. */
    static String grouped(String text, List<Compiled.Error> errors) {
        var grouped = text.toCharArray();
        var open = new ArrayDeque<Integer>(); // offsets of {{, or -1 for the brace of an object
        var lexemes = new Lexemes(text, 0, text.length());
        for (var kind = lexemes.next(); kind != Lexemes.Kind.END; kind = lexemes.next()) {
            int at = lexemes.start();
            if (kind == Lexemes.Kind.UNCLOSED) {
                errors.add(new Compiled.Error(at, "a text in quotes is not closed before the end"));
            } else if (kind == Lexemes.Kind.QUOTED && isTemplate(lexemes.lexeme())) {
                errors.add(new Compiled.Error(
                        at, "{{ }} in quotes is text here and never a value: write the expression without quotes"));
            } else if (kind == Lexemes.Kind.SIGN && lexemes.isTwice('{')) {
                lexemes.widen();
                grouped[at] = grouped[at + 1] = '(';
                open.push(at);
            } else if (kind == Lexemes.Kind.SIGN && lexemes.is('{')) {
                open.push(-1);
            } else if (kind == Lexemes.Kind.SIGN && lexemes.is('}')) {
                close(lexemes, grouped, open, errors);
            }
        }
        open.stream().filter(at -> at >= 0).forEach(at -> errors.add(new Compiled.Error(at, "{{ is not closed by }}")));
        return new String(grouped);
    }

    private static boolean isTemplate(String quoted) {
        return quoted.contains("{{") && quoted.indexOf("}}") > quoted.indexOf("{{");
    }

    private static void close(Lexemes lexemes, char[] grouped, ArrayDeque<Integer> open, List<Compiled.Error> errors) {
        int at = lexemes.start();
        if (open.isEmpty()) {
            errors.add(new Compiled.Error(at, "} closes nothing here"));
        } else if (open.peek() == -1) {
            open.pop();
        } else if (lexemes.isTwice('}')) {
            lexemes.widen();
            grouped[at] = grouped[at + 1] = ')';
            open.pop();
        } else {
            errors.add(new Compiled.Error(at, "a single } closes nothing here; {{ is closed by }}"));
        }
    }

    private Braces() {}
}
