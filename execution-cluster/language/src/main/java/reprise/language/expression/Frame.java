package reprise.language.expression;

import reprise.core.expression.Budget;
import reprise.core.expression.Roots;
import reprise.sdk.Json;

/** One evaluation: what it can see, its loop variables, and how much more it may do. */
final class Frame {
    /** Characters of a text that is calculated. */
    static final int TEXT = 4_194_304;

    /** Characters of a value that is calculated, as text. */
    static final int VALUE = 33_554_432;

    /** Levels of a value that is calculated. */
    static final int DEPTH = 500;

    final Roots roots;
    final Object[] locals;
    private final Budget budget;

    Frame(Roots roots, Budget budget, int locals) {
        this.roots = roots;
        this.budget = budget;
        this.locals = locals == 0 ? null : new Object[locals];
    }

    /** @param steps a step is a call, a test, an item, or sixteen characters */
    void spend(int steps) {
        if (!budget.spend(steps)) {
            throw new Fault("takes more than " + Budget.STEPS + " steps: do less at once, or in a node of its own");
        }
    }

    /** Pays for a text before it is made. */
    void text(long length) {
        bound(length);
        spend((int) (length >> 4) + 1);
    }

    /** Refuses a text that would be too long. */
    void bound(long length) {
        if (length > TEXT) {
            throw new Fault("makes a text of more than " + TEXT + " characters");
        }
    }

    /** Pays for a look at all of a value: at what it holds, each part wherever it stands. */
    void read(Json value) {
        spend((int) Math.min((value.size() >> 4) + 1, Integer.MAX_VALUE));
    }

    /**
     * Refuses what is too large or too deep for anybody who goes through it: parts may be shared, so that little memory
     * can mean a huge result.
     */
    Json bound(Json value) {
        if (value.size() > VALUE) {
            throw new Fault("makes a value of more than " + VALUE + " characters");
        }
        if (value.depth() > DEPTH) {
            throw new Fault("makes a value nested deeper than " + DEPTH + " levels");
        }
        return value;
    }
}
