package reprise.core.expression;

import reprise.sdk.Json;

/** A compiled expression. Thread-safe, bounded in time and memory, and the same for the same roots. */
public interface Expression {

    /** @throws ExpressionFailure where it has no value: a member that is not there, types that do not fit, a limit */
    Json evaluate(Roots roots);
}
