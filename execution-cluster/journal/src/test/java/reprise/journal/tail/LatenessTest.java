package reprise.journal.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatenessTest {
    private static final Instant BEGUN = Instant.parse("2026-05-04T12:00:00Z");

    private final Lateness atOnce = new Lateness(Duration.ZERO, BEGUN);
    private final Lateness delayed = new Lateness(Duration.ofSeconds(2), BEGUN);

    @Test
    void isTheAgeOfAnEventThatShouldHaveBeenReadAtOnce() {
        assertThat(atOnce.of(at(60), at(67))).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void doesNotCountTheDelayThatIsMeant() {
        assertThat(delayed.of(at(60), at(67))).isEqualTo(Duration.ofSeconds(5));
        assertThat(delayed.of(at(60), at(62))).isZero();
        assertThat(delayed.of(at(60), at(61))).isZero();
    }

    @Test
    void doesNotCountTheTimeBeforeTheTailBegan() {
        assertThat(atOnce.of(at(-3600), at(6))).isEqualTo(Duration.ofSeconds(6));
        assertThat(delayed.of(at(-3600), at(6))).isEqualTo(Duration.ofSeconds(4));
        assertThat(delayed.of(at(-3600), at(2))).isZero();
    }

    @Test
    void isNothingForAnEventOfTheFuture() {
        assertThat(atOnce.of(at(60), at(59))).isZero();
    }

    private static Instant at(int seconds) {
        return BEGUN.plusSeconds(seconds);
    }
}
