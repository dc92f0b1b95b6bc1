package reprise.sdk.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** Finds all places at once where a value does not fit a shape. No message repeats the value: it may be a secret. */
final class Checks {
    private final Predicate<String> isExpression;
    private final boolean evaluated;
    private final List<Misfit> misfits = new ArrayList<>();

    private Checks(Predicate<String> isExpression, boolean evaluated) {
        this.isExpression = isExpression;
        this.evaluated = evaluated;
    }

    /** A configuration as written. */
    static List<Misfit> of(Shape shape, Json value, Predicate<String> isExpression) {
        var checks = new Checks(isExpression, false);
        checks.value(shape, value, Path.WHOLE);
        return checks.misfits.isEmpty() ? Rules.check(shape, value, isExpression) : List.copyOf(checks.misfits);
    }

    /** A configuration after evaluation: what is text now is data, whatever it holds. */
    static List<Misfit> ofEvaluated(Shape shape, Json value) {
        var checks = new Checks(_ -> false, true);
        checks.value(shape, value, Path.WHOLE);
        return List.copyOf(checks.misfits);
    }

    private void value(Shape shape, Json value, Path path) {
        if (value instanceof JsonString(String text) && !isLiteral(shape) && isExpression.test(text)) {
            return;
        }
        switch (shape) {
            case Shape.Any _ -> {}
            case Shape.Text _ -> expect(Scalars.text(value).isPresent(), "text", value, path);
            case Shape.Choice choice -> choice(choice, value, path);
            case Shape.Whole whole -> whole(whole, value, path);
            case Shape.Decimal _ -> expect(Scalars.decimal(value).isPresent(), "a number", value, path);
            case Shape.Flag _ -> expect(value instanceof JsonBoolean, "true or false", value, path);
            case Shape.Condition condition -> condition(condition, value, path);
            case Shape.Length _ -> expect(Scalars.length(value).isPresent(), Durations.EXPECTED, value, path);
            case Shape.ListOf list -> items(list, value, path);
            case Shape.MapOf map -> entries(map, value, path);
            case Shape.Fields fields -> fields(fields, value, path);
        }
    }

    private static boolean isLiteral(Shape shape) {
        return shape instanceof Shape.Text(boolean literal) && literal;
    }

    private boolean isLateText(Shape shape, Json value) {
        return !isLiteral(shape) && value instanceof JsonString(String text) && isExpression.test(text);
    }

    private void choice(Shape.Choice choice, Json value, Path path) {
        Optional<String> text = Scalars.chosen(value);
        if (text.isEmpty() || !choice.values().contains(text.get())) {
            String expected = "one of " + String.join(", ", choice.values());
            misfits.add(path.misfit("must be " + expected
                    + text.map(wrong -> Spelling.hint(wrong, choice.values())).orElse(", not " + value.kind())));
        }
    }

    private void whole(Shape.Whole whole, Json value, Path path) {
        var number = Scalars.whole(value);
        boolean fits = number.isPresent() && number.getAsLong() >= whole.min() && number.getAsLong() <= whole.max();
        boolean isNumber = value instanceof Json.JsonNumber;
        if (!fits) {
            misfits.add(
                    path.misfit("must be a whole number" + range(whole) + (isNumber ? "" : ", not " + value.kind())));
        }
    }

    private static String range(Shape.Whole whole) {
        boolean least = whole.min() > Integer.MIN_VALUE;
        boolean most = whole.max() < Integer.MAX_VALUE;
        return least && most
                ? " from " + whole.min() + " to " + whole.max()
                : least ? " of at least " + whole.min() : most ? " of at most " + whole.max() : "";
    }

    private void condition(Shape.Condition condition, Json value, Path path) {
        if (evaluated && condition.each().isPresent() && value instanceof JsonArray) {
            items(new Shape.ListOf(new Shape.Flag()), value, path);
            return;
        }
        boolean expression = !evaluated && value instanceof JsonString(String text) && !text.isBlank();
        if (!expression && !(value instanceof JsonBoolean)) {
            boolean blank = !evaluated && value instanceof JsonString;
            misfits.add(path.misfit(
                    "must be " + (evaluated ? "true or false" : "a condition such as trigger.body.total > 100")
                            + (blank ? "" : ", not " + value.kind())));
        }
    }

    private void items(Shape.ListOf list, Json value, Path path) {
        if (value instanceof JsonArray(List<Json> items)) {
            for (int i = 0; i < items.size(); i++) {
                value(list.item(), items.get(i), path.item(i));
            }
        } else {
            expect(false, "a list", value, path);
        }
    }

    private void entries(Shape.MapOf map, Json value, Path path) {
        if (value instanceof JsonObject object) {
            object.members().forEach((name, member) -> value(map.value(), member, path.member(name)));
        } else {
            expect(false, "an object", value, path);
        }
    }

    private void fields(Shape.Fields fields, Json value, Path path) {
        if (!(value instanceof JsonObject object)) {
            expect(false, "an object", value, path);
            return;
        }
        for (Shape.Named field : fields.fields()) {
            Json member = object.members().get(field.name());
            if (isAbsent(field, member)) {
                if (field.required()) {
                    misfits.add(path.member(field.name()).misfit("is required"));
                }
            } else if (field.literal() && isLateText(field.shape(), member)) {
                misfits.add(path.member(field.name()).misfit("must be written out: no expression can stand here"));
            } else if (isBare(field, member)) {
                misfits.add(
                        path.member(field.name()).misfit("must be a list, not text; an expression is written {{ … }}"));
            } else {
                value(field.shape(), member, path.member(field.name()));
            }
        }
        List<String> known = fields.fields().stream().map(Shape.Named::name).toList();
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                misfits.add(path.member(name).misfit(unknown(name, known)));
            }
        }
    }

    /** Text where a list is meant: most likely an expression without its braces. */
    private boolean isBare(Shape.Named field, Json member) {
        boolean takesExpression = !evaluated && !field.literal() && field.shape() instanceof Shape.ListOf;
        return takesExpression && member instanceof JsonString && !isLateText(field.shape(), member);
    }

    /** Null stands for nothing, except where any JSON may stand: there it is a value. */
    static boolean isAbsent(Shape.Named field, Json member) {
        return member == null || member instanceof JsonNull && !(field.shape() instanceof Shape.Any);
    }

    private static String unknown(String name, List<String> known) {
        return Spelling.nearest(name, known)
                .map(meant -> "is not known here; did you mean " + meant + "?")
                .orElse(
                        known.isEmpty()
                                ? "is not known here"
                                : "is not known here; known are " + String.join(", ", known));
    }

    private void expect(boolean fits, String expected, Json value, Path path) {
        if (!fits) {
            boolean sameKind =
                    value.kind().equals(expected) || value instanceof JsonString && expected.equals(Durations.EXPECTED);
            misfits.add(path.misfit("must be " + expected + (sameKind ? "" : ", not " + value.kind())));
        }
    }
}
