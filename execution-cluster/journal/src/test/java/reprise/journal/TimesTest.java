package reprise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void readsWhatInstantsWrite() {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long seconds = random.nextLong(-60_000_000_000L, 250_000_000_000L);
            int nanos = random.nextInt(4) == 0 ? 0 : random.nextInt(1_000_000_000);
            var at = Instant.ofEpochSecond(seconds, random.nextBoolean() ? nanos : nanos / 1_000 * 1_000);
            assertThat(Times.parse(at.toString())).isEqualTo(at);
        }
    }

    @Test
    void readsOtherFormsLikeTheJdk() {
        assertThat(Times.parse("2026-01-01T12:00:00+01:00")).isEqualTo(Instant.parse("2026-01-01T11:00:00Z"));
        assertThatThrownBy(() -> Times.parse("2026-13-01T12:00:00Z")).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Times.parse("yesterday at teatime Z")).isInstanceOf(DateTimeException.class);
    }
}
