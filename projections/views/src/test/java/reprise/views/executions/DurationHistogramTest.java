package reprise.views.executions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationHistogramTest {

    @Test
    void putsEachDurationBelowTheEndOfItsBucketAndNotBelowTheOneBefore() {
        for (long millis = 0; millis < 200_000; millis++) {
            int bucket = DurationBuckets.of(millis);
            assertThat(millis).isLessThan(DurationBuckets.end(bucket));
            if (bucket > 0) {
                assertThat(millis).isGreaterThanOrEqualTo(DurationBuckets.end(bucket - 1));
            }
        }
    }

    @Test
    void tellsPercentilesWithoutExceedingTheMaximum() {
        var histogram = DurationHistogram.EMPTY;
        for (int millis = 1; millis <= 1000; millis++) {
            histogram = histogram.plus(DurationBuckets.of(millis), 1, millis, millis);
        }

        assertThat(histogram.mean()).isEqualTo(Duration.ofMillis(500));
        assertThat(histogram.percentile(0.5)).isBetween(Duration.ofMillis(500), Duration.ofMillis(750));
        assertThat(histogram.percentile(0.99)).isEqualTo(Duration.ofMillis(1000));
        assertThat(histogram.percentile(1)).isEqualTo(histogram.max());
    }

    @Test
    void isZeroWhereNothingEnded() {
        assertThat(DurationHistogram.EMPTY.percentile(0.5)).isEqualTo(Duration.ZERO);
        assertThat(DurationHistogram.EMPTY.mean()).isEqualTo(Duration.ZERO);
    }
}
