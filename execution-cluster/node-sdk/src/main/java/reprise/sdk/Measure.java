package reprise.sdk;

/** Sums of sizes that stop at what nobody can hold. */
final class Measure {
    private static final long MOST = Long.MAX_VALUE / 4;

    static long sum(long a, long b) {
        return Math.min(a + b, MOST);
    }

    private Measure() {}
}
