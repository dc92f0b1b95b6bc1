package reprise.views.executions;

/**
 * Divides durations into buckets of half an octave, so that a few dozen counts tell any percentile to within a fifth from
 * a millisecond to centuries. The numbers stand in a table: they are fixed.
 */
final class DurationBuckets {
    private static final double ROOT_OF_TWO = Math.sqrt(2);

    static int of(long millis) {
        if (millis <= 0) {
            return 0;
        }
        int octave = 63 - Long.numberOfLeadingZeros(millis);
        boolean upperHalf = millis >= (1L << octave) * ROOT_OF_TWO;
        return 1 + 2 * octave + (upperHalf ? 1 : 0);
    }

    /** The shortest duration, in milliseconds, that is too long for the bucket. */
    static long end(int bucket) {
        return (long) Math.ceil(Math.pow(2, bucket / 2.0) - 1e-9);
    }

    private DurationBuckets() {}
}
