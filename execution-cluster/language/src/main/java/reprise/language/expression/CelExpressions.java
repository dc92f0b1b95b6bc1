package reprise.language.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import reprise.core.expression.Budget;
import reprise.core.expression.Compiled;
import reprise.core.expression.Expression;
import reprise.core.expression.ExpressionFailure;
import reprise.core.expression.ExpressionLanguage;
import reprise.core.expression.Roots;
import reprise.core.expression.Scope;
import reprise.core.expression.Uses;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonBoolean;

/**
 * Expressions in the grammar of CEL, evaluated by us directly on JSON. The grammar has no loops, lambdas or code; the
 * functions are a list of our own; every evaluation is bounded in steps and size.
 *
 * <p>Braces as text are written as an expression: <code>{{ "{{" }}</code>.
 */
public final class CelExpressions implements ExpressionLanguage {

    /** The same for all expressions of a workflow, which come one after the other. */
    private volatile Aliases last = new Aliases(Set.of());

    private Aliases aliases(Scope scope) {
        var aliases = last;
        if (!aliases.areOf(scope.all())) {
            aliases = new Aliases(scope.all());
            last = aliases;
        }
        return aliases;
    }

    @Override
    public boolean isTemplate(String text) {
        return text.contains("{{");
    }

    @Override
    public Compiled template(String text, Scope scope) {
        var split = Braces.split(text);
        if (!split.errors().isEmpty()) {
            return new Compiled.Refused(split.errors());
        }
        var errors = new ArrayList<Compiled.Error>();
        var names = new Names(scope, aliases(scope), errors);
        var parts = split.pieces().stream()
                .map(piece -> piece.isExpression()
                        ? code(text.substring(piece.from(), piece.to()), piece.from(), names)
                        : new Code.Literal(Json.of(text.substring(piece.from(), piece.to()))))
                .toList();
        int only = Braces.only(text, split.pieces());
        return done(
                errors,
                only >= 0
                        ? new Whole(parts.get(only), names.slots(), names.uses())
                        : new Rendered(parts, names.slots(), names.uses()));
    }

    @Override
    public Compiled condition(String text, Scope scope) {
        var errors = new ArrayList<Compiled.Error>();
        var grouped = Braces.grouped(text, errors);
        if (!errors.isEmpty()) {
            return new Compiled.Refused(errors);
        }
        var names = new Names(scope, aliases(scope), errors);
        var code = code(grouped, 0, names);
        return done(errors, new Condition(code, names.slots(), names.uses()));
    }

    private static Code code(String expression, int base, Names names) {
        if (expression.isBlank()) {
            return names.refused(base, "an expression is missing here");
        }
        var aliased = names.aliased(expression);
        return PlainPath.read(aliased, base, names).orElseGet(() -> CelParse.code(aliased, base, names));
    }

    private static Compiled done(List<Compiled.Error> errors, Expression expression) {
        return errors.isEmpty() ? new Compiled.Ready(expression) : new Compiled.Refused(List.copyOf(errors));
    }

    /** Whatever an evaluation meets is a failure of the expression: its text and its data are other people's. */
    private static Json bounded(Supplier<Json> evaluation) {
        try {
            return evaluation.get();
        } catch (RuntimeException e) {
            throw Calls.failure(e, 0);
        } catch (StackOverflowError _) {
            throw new ExpressionFailure("is nested too deep to be calculated", 0);
        }
    }

    /** Its value keeps its JSON type. */
    private record Whole(Code code, int locals, Uses uses) implements Expression {
        @Override
        public Json evaluate(Roots roots, Budget budget) {
            return bounded(() -> {
                var frame = new Frame(roots, budget, locals);
                return frame.bound(Values.json(code.value(frame)));
            });
        }

        @Override
        public Optional<String> kind() {
            return code.kind();
        }
    }

    private record Condition(Code code, int locals, Uses uses) implements Expression {
        @Override
        public Json evaluate(Roots roots, Budget budget) {
            var value = bounded(() -> Values.json(code.value(new Frame(roots, budget, locals))));
            if (value instanceof JsonBoolean flag) {
                return flag;
            }
            throw new ExpressionFailure("the condition must be true or false, not " + Values.kind(value), 0);
        }
    }

    /** Values within text. */
    private record Rendered(List<Code> parts, int locals, Uses uses) implements Expression {
        @Override
        public Json evaluate(Roots roots, Budget budget) {
            return bounded(() -> rendered(new Frame(roots, budget, locals)));
        }

        private Json rendered(Frame frame) {
            var text = new StringBuilder();
            for (var part : parts) {
                var value = part.value(frame);
                frame.text(text.length() + Values.length(value));
                text.append(Values.rendered(value));
            }
            return Json.of(text.toString());
        }

        @Override
        public Optional<String> kind() {
            return Optional.of(Json.of("").kind());
        }
    }
}
