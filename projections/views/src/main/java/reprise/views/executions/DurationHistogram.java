package reprise.views.executions;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** How long a number of executions took. */
public record DurationHistogram(Map<Integer, Long> counts, long totalMs, long maxMs) {

    static final DurationHistogram EMPTY = new DurationHistogram(Map.of(), 0, 0);

    DurationHistogram plus(int bucket, long count, long totalMs, long maxMs) {
        var sums = new TreeMap<>(counts);
        sums.merge(bucket, count, Long::sum);
        return new DurationHistogram(sums, this.totalMs + totalMs, Math.max(this.maxMs, maxMs));
    }

    public DurationHistogram plus(DurationHistogram other) {
        var sums = new TreeMap<>(counts);
        other.counts.forEach((bucket, count) -> sums.merge(bucket, count, Long::sum));
        return new DurationHistogram(sums, totalMs + other.totalMs, Math.max(maxMs, other.maxMs));
    }

    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public Duration mean() {
        return count() == 0 ? Duration.ZERO : Duration.ofMillis(totalMs / count());
    }

    public Duration max() {
        return Duration.ofMillis(maxMs);
    }

    /** The duration that {@code share} of them did not exceed, at most a fifth too long; zero where there are none. */
    public Duration percentile(double share) {
        long wanted = (long) Math.ceil(share * count());
        long passed = 0;
        for (var bucket : new TreeMap<>(counts).entrySet()) {
            passed += bucket.getValue();
            if (passed >= wanted) {
                return Duration.ofMillis(Math.min(maxMs, DurationBuckets.end(bucket.getKey())));
            }
        }
        return Duration.ZERO;
    }
}
