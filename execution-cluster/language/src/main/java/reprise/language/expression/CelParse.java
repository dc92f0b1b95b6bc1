package reprise.language.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.Optional;
import java.util.regex.Pattern;

/** CEL's own grammar and parser, with bounds, and its complaints in plainer words. */
final class CelParse {
    private static final int SIZE = 8_192;
    private static final int DEPTH = 64;
    private static final int PARTS = 2_000;

    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(CelOptions.current()
                    .maxExpressionCodePointSize(SIZE)
                    .maxParseRecursionDepth(DEPTH)
                    .maxParseExpressionNodeCount(PARTS)
                    .maxParseErrorRecoveryLimit(3)
                    .enableReservedIds(false)
                    .enableOptionalSyntax(true)
                    .build())
            .build();

    private static final Pattern NUMBER = Pattern.compile("[-\\s]*([0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)");
    private static final Pattern UNEXPECTED =
            Pattern.compile("(?:mismatched|extraneous) input '(.{1,40}?)' expecting.*", Pattern.DOTALL);

    /** @param base offset of the expression in the whole text */
    static Code code(String expression, int base, Names names) {
        if (expression.length() > SIZE) {
            return names.refused(base, "an expression has at most " + SIZE + " characters");
        }
        var result = PARSER.parse(expression);
        if (result.hasError()) {
            var issue = result.getErrors().getFirst();
            int at = result.getSource()
                    .getLocationOffset(
                            issue.getSourceLocation().getLine(),
                            issue.getSourceLocation().getColumn())
                    .orElse(0);
            return names.refused(base + units(expression, at), message(issue, expression));
        }
        try {
            var ast = result.getAst();
            var places = ast.getSource().getPositionsMap();
            return new Translator(
                            names,
                            part -> base + place(expression, part, places.getOrDefault(part.id(), 0)),
                            part -> number(expression, units(expression, places.getOrDefault(part.id(), 0))))
                    .code(ast.getExpr());
        } catch (CelValidationException e) {
            return names.refused(base, "is not an expression");
        }
    }

    /** The number that is written there, its sign passed over. */
    private static String number(String expression, int at) {
        var number = NUMBER.matcher(expression).region(at, expression.length());
        return number.lookingAt() ? number.group(1) : "";
    }

    /** Of a function's name rather than of the parenthesis behind it. */
    private static int place(String expression, CelExpr part, int points) {
        int at = units(expression, points);
        var name = part.getKind() == CelExpr.ExprKind.Kind.CALL ? part.call().function() : "";
        return expression.startsWith(name, at - name.length()) ? at - name.length() : at;
    }

    /** CEL counts whole characters, we count halves as Java does. */
    private static int units(String text, int points) {
        return text.offsetByCodePoints(0, Math.min(points, text.codePointCount(0, text.length())));
    }

    private static String message(CelIssue issue, String expression) {
        var message = issue.getMessage();
        if (message.contains("<EOF>'") || expression.isBlank()) {
            return "the expression ends too early";
        }
        if (message.contains("recursion") || message.contains("depth")) {
            return "is nested deeper than " + DEPTH + " levels";
        }
        if (message.contains("node count") || message.contains("node limit")) {
            return "has more than " + PARTS + " parts";
        }
        if (message.startsWith("token recognition error at: '=")) {
            return "= compares nothing here: write ==";
        }
        if (message.startsWith("For input string")) {
            return "this number is too large to be written here";
        }
        if (message.startsWith("no viable alternative")) {
            return "the expression makes no sense from here on";
        }
        return Optional.of(UNEXPECTED.matcher(message))
                .filter(java.util.regex.Matcher::matches)
                .map(match -> unexpected(match.group(1)))
                .orElse(message.startsWith("token recognition error") ? "this character means nothing here" : message);
    }

    private static String unexpected(String word) {
        return switch (word) {
            case "and" -> "and is written &&";
            case "or" -> "or is written ||";
            default -> word + " is not expected here";
        };
    }

    private CelParse() {}
}
