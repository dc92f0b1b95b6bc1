package reprise.core.expression;

/** How much may still be done. Evaluations that share one are together bounded like a single one. Lives within one thread. */
public final class Budget {
    /** A step is a call, a test, an item, or sixteen characters. Bounds time and result alike. */
    public static final int STEPS = 2_000_000;

    private int left = STEPS;

    /** Takes steps away; false where there were not as many left, and from then on. */
    public boolean spend(int steps) {
        left = left < steps ? -1 : left - steps;
        return left >= 0;
    }

    /** Whether more was asked of it than it had. */
    public boolean isOverdrawn() {
        return left < 0;
    }

    /** How many steps were taken. */
    public int spent() {
        return STEPS - Math.max(left, 0);
    }
}
