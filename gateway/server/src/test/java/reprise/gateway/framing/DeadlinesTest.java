package reprise.gateway.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.gateway.framing.Deadlines.Missed.HEAD;
import static reprise.gateway.framing.Deadlines.Missed.IDLE;
import static reprise.gateway.framing.Deadlines.Missed.NONE;
import static reprise.gateway.framing.Deadlines.Missed.OVER;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a client is waited for, and for how long. Times are seconds. */
class DeadlinesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final Deadlines deadlines = new Deadlines(
            new Patience(SECOND.multipliedBy(10), SECOND.multipliedBy(75), SECOND.multipliedBy(5)), at(0));

    @Test
    void aHeadIsDueWhateverDripsIn() {
        deadlines.heard(at(1));
        deadlines.inHead(true);
        deadlines.heard(at(9));
        deadlines.inHead(true);
        assertThat(deadlines.missed(at(11), true, true)).isEqualTo(NONE);
        assertThat(deadlines.missed(at(12), true, true)).isEqualTo(HEAD);
    }

    @Test
    void aHeadThatCouldNotBeHeardIsWaitedForAnew() {
        deadlines.heard(at(1));
        deadlines.inHead(true);
        deadlines.heardAgain(at(20));
        assertThat(deadlines.missed(at(29), true, true)).isEqualTo(NONE);
    }

    @Test
    void whoAsksNothingIsLetGo() {
        deadlines.said(at(10));
        deadlines.taken();
        assertThat(deadlines.missed(at(85), false, true)).isEqualTo(NONE);
        assertThat(deadlines.missed(at(86), false, true)).isEqualTo(IDLE);
        deadlines.ending();
        assertThat(deadlines.missed(at(90), false, true)).isEqualTo(NONE);
        assertThat(deadlines.missed(at(91), false, true)).isEqualTo(OVER);
    }

    @Test
    void whoWaitsForAnAnswerIsNotIdle() {
        assertThat(deadlines.missed(at(1000), false, false)).isEqualTo(NONE);
    }

    @Test
    void whoReadsNothingOfAnAnswerIsCutOff() {
        deadlines.said(at(10));
        assertThat(deadlines.missed(at(85), false, false)).isEqualTo(NONE);
        assertThat(deadlines.missed(at(86), false, false)).isEqualTo(OVER);
    }

    @Test
    void whoDoesNotHangUpAfterTheLastAnswerIsCutOff() {
        deadlines.ended(at(10));
        assertThat(deadlines.missed(at(15), false, true)).isEqualTo(NONE);
        assertThat(deadlines.missed(at(16), false, true)).isEqualTo(OVER);
    }

    private static long at(int second) {
        return Duration.ofSeconds(1000 + second).toNanos();
    }
}
