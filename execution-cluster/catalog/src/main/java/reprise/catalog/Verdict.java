package reprise.catalog;

import java.util.List;
import java.util.function.Function;
import reprise.core.definition.Problem;

/** What came of a request to the catalog: what it asked for, or why it cannot have it. */
public sealed interface Verdict<T> {

    record Done<T>(T value) implements Verdict<T> {}

    /** No such workflow, or no such version, in this workspace. Whether another workspace has it is not told. */
    record Unknown<T>(String message) implements Verdict<T> {}

    /** What the workflow is by now forbids it. */
    record Conflict<T>(String message) implements Verdict<T> {}

    /** The definition cannot run: every problem at once. */
    record Invalid<T>(List<Problem> problems) implements Verdict<T> {}

    /** Goes on with what was asked for, where there is something. */
    default <R> Verdict<R> then(Function<T, Verdict<R>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Unknown<T>(var message) -> new Unknown<>(message);
            case Conflict<T>(var message) -> new Conflict<>(message);
            case Invalid<T>(var problems) -> new Invalid<>(problems);
        };
    }

    default <R> Verdict<R> map(Function<T, R> change) {
        return then(value -> new Done<>(change.apply(value)));
    }
}
