package reprise.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reprise.core.definition.RetryPolicy.Backoff;

class RetryPolicyTest {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    @ParameterizedTest
    @CsvSource({
        "FIXED,       1, PT1S",
        "FIXED,       2, PT1S",
        "FIXED,    1000, PT1S",
        "LINEAR,      1, PT1S",
        "LINEAR,      2, PT2S",
        "LINEAR,      5, PT5S",
        "LINEAR,     10, PT10S",
        "LINEAR,     11, PT10S",
        "EXPONENTIAL, 1, PT1S",
        "EXPONENTIAL, 2, PT2S",
        "EXPONENTIAL, 3, PT4S",
        "EXPONENTIAL, 4, PT8S",
        "EXPONENTIAL, 5, PT10S",
        "EXPONENTIAL, 1000, PT10S",
    })
    void waitsAsItsBackoffSaysUpToTheLongestDelay(Backoff backoff, int attempt, Duration expected) {
        var policy = new RetryPolicy(1_000, backoff, Duration.ofSeconds(1), Duration.ofSeconds(10), 0);
        assertThat(policy.delayAfter(attempt, 0.5)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.0, PT0.8S", "0.5, PT1S", "0.999999999, PT1.2S"})
    void jitterSpreadsEvenlyAroundTheDelay(double dice, Duration expected) {
        var policy = new RetryPolicy(3, Backoff.FIXED, Duration.ofSeconds(1), Duration.ofSeconds(10), 0.2);
        assertThat(policy.delayAfter(1, dice)).isCloseTo(expected, Duration.ofMillis(1));
    }

    @Test
    void jitterNeverGoesBeyondTheLongestDelay() {
        var policy = new RetryPolicy(3, Backoff.FIXED, Duration.ofSeconds(10), Duration.ofSeconds(10), 1);
        assertThat(policy.delayAfter(1, 0.99)).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @EnumSource(Backoff.class)
    void theLongestDelaysAndTheLastAttemptsStayInBounds(Backoff backoff) {
        var policy = new RetryPolicy(Integer.MAX_VALUE, backoff, LONGEST, LONGEST, 1);
        for (int attempt : new int[] {1, 2, 63, 64, 65, 1_000, Integer.MAX_VALUE}) {
            assertThat(policy.delayAfter(attempt, 0.75)).isBetween(Duration.ZERO, LONGEST);
        }
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT2S", "PT1S, PT2S", "PT5S, PT5S", "PT10S, PT10S", "PT1H, PT10S", "PT-1S, PT2S"})
    void waitsAsLongAsTheOtherSideWantsUpToTheLongestDelay(Duration wanted, Duration expected) {
        var policy = new RetryPolicy(3, Backoff.FIXED, Duration.ofSeconds(2), Duration.ofSeconds(10), 0);
        assertThat(policy.delayAfter(1, 0.5, Optional.of(wanted))).isEqualTo(expected);
        assertThat(policy.delayAfter(1, 0.5, Optional.empty())).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void isNeverNegativeNeverBeyondTheCapAndWithoutJitterNeverShorterThanTheLast() {
        var dice = new SplittableRandom(7);
        for (int round = 0; round < 20_000; round++) {
            var cap = Duration.ofMillis(dice.nextLong(1, 100_000));
            var backoff = Backoff.values()[dice.nextInt(3)];
            var first = Duration.ofMillis(dice.nextLong(0, 50_000));
            int attempt = dice.nextInt(1, 1_001);
            double jitter = dice.nextDouble();

            var jittered = new RetryPolicy(1_001, backoff, first, cap, jitter);
            assertThat(jittered.delayAfter(attempt, dice.nextDouble())).isBetween(Duration.ZERO, cap);

            var plain = new RetryPolicy(1_001, backoff, first, cap, 0);
            assertThat(plain.delayAfter(attempt + 1, dice.nextDouble()))
                    .isGreaterThanOrEqualTo(plain.delayAfter(attempt, dice.nextDouble()));
        }
    }
}
