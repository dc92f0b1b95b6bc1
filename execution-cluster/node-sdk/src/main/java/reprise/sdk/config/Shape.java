package reprise.sdk.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import reprise.sdk.Json;

/** What a configuration, or a part of it, looks like. Read off a record, it gives JSON Schema, checks and binding. */
public sealed interface Shape {

    record Text(boolean literal) implements Shape {}

    record Choice(List<String> values) implements Shape {}

    record Whole(long min, long max) implements Shape {}

    record Decimal() implements Shape {}

    record Flag() implements Shape {}

    /**
     * A boolean whose text is one expression.
     *
     * @param each the member beside it with a list, of each of whose items it is asked: its value is a list of the answers
     *     then, in the order of the items
     */
    record Condition(Optional<String> each) implements Shape {}

    /** {@code 250ms}, {@code 10s}, {@code 5m}, {@code 24h}, {@code 30d} or ISO-8601. */
    record Length() implements Shape {}

    record Any() implements Shape {}

    record ListOf(Shape item) implements Shape {}

    record MapOf(Shape value) implements Shape {}

    record Fields(Class<?> type, List<Named> fields) implements Shape {}

    /** One field of an object. {@code fallback} is null where there is none; a {@code literal} takes no expression. */
    record Named(
            String name, Shape shape, boolean required, Json fallback, String help, String widget, boolean literal) {}

    /** The shape of a record. Unknown members are misfits. */
    static Fields of(Class<?> record) {
        return RecordShapes.of(record);
    }

    /** As JSON Schema 2020-12, with hints for forms under {@code x-ui}. Text places also take expressions. */
    default Json schema() {
        return Schemas.of(this);
    }

    /**
     * All places where {@code value} does not fit. Where a text is an expression its result will be checked when it is
     * known, so the place is taken as fitting. The rules in a record's constructor are asked where it holds no expression
     * but conditions.
     */
    default List<Misfit> check(Json value, Predicate<String> isExpression) {
        return Checks.of(this, value, isExpression);
    }

    /** The configuration as a record, fallbacks filled in. @throws MisfitException where it does not fit */
    static <C> C bind(Class<C> record, Json value) {
        return Binder.bind(record, value);
    }
}
