package reprise.language.schema;

import java.util.function.Supplier;
import reprise.sdk.Json;

/** What one check, or the compiling of one schema, may do: the larger the value, the more. Lives within one thread. */
final class Allowance {
    private static final long LOOKS = 200_000;

    private static final ScopedValue<Allowance> CURRENT = ScopedValue.newInstance();

    private long left;

    private Allowance(long left) {
        this.left = left;
    }

    /** Does it with an allowance for that value; all looks below count, into the value and into the schema itself. */
    static <T> T within(Allowance allowance, Supplier<T> work) {
        return ScopedValue.where(CURRENT, allowance).call(work::get);
    }

    /** @param steps a step is a look into a list or an object, or sixteen characters that a pattern goes through */
    static void spend(long steps) {
        if (CURRENT.isBound()) {
            CURRENT.get().take(steps);
        }
    }

    static Allowance of(Json value) {
        return new Allowance(LOOKS + value.size());
    }

    private void take(long steps) {
        left -= steps;
        if (left < 0) {
            throw new Overdrawn();
        }
    }

    boolean isOverdrawn() {
        return left < 0;
    }

    /** More was done than a check may. */
    @SuppressWarnings("serial") // nobody writes it
    static final class Overdrawn extends RuntimeException {
        Overdrawn() {
            super("does more than a check may", null, false, false);
        }
    }
}
