package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CutOffTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final CutOff cutOff = new CutOff(Duration.ofSeconds(30), 0);

    @Test
    void leavesToOthersWhatItCannotDo() {
        assertThat(cutOff.shouldLeave(false, 3, 29 * SECOND)).isFalse();
        assertThat(cutOff.shouldLeave(false, 3, 30 * SECOND)).isTrue();
    }

    @Test
    void beginsToCountAnewWithEachAnswer() {
        assertThat(cutOff.shouldLeave(true, 3, 20 * SECOND)).isFalse();
        assertThat(cutOff.shouldLeave(false, 3, 49 * SECOND)).isFalse();
        assertThat(cutOff.shouldLeave(false, 3, 50 * SECOND)).isTrue();
    }

    @Test
    void waitsForTheDatabaseWhereNobodyElseCouldReachItEither() {
        assertThat(cutOff.shouldLeave(false, 1, 3_600 * SECOND)).isFalse();
        assertThat(cutOff.shouldLeave(false, 2, 3_629 * SECOND)).isFalse();
    }
}
