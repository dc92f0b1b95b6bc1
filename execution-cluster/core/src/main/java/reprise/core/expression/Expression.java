package reprise.core.expression;

import java.util.Optional;
import reprise.sdk.Json;

/** A compiled expression. Thread-safe, bounded in time and memory, and the same for the same roots, asked from the beginning. */
public interface Expression {

    /** @throws ExpressionFailure where it has no value: a member that is not there, types that do not fit, a limit */
    Json evaluate(Roots roots, Budget budget);

    /** As the only thing that is evaluated. */
    default Json evaluate(Roots roots) {
        return evaluate(roots, new Budget());
    }

    /** What it may look at; nothing for what is the same wherever it stands. */
    default Uses uses() {
        return Uses.NOTHING;
    }

    /** What {@link Json#kind} its value has, whatever the data; empty where that depends on them. */
    default Optional<String> kind() {
        return Optional.empty();
    }
}
