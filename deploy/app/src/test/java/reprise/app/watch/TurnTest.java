package reprise.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnTest {
    private static final long LIMIT = Duration.ofSeconds(1).toNanos();

    private final Turn turn = new Turn(Thread.currentThread());

    @Test
    void aShortTurnIsNotToldOf() {
        assertThat(turn.held(LIMIT, LIMIT)).isEmpty();
        turn.begins(0);
        assertThat(turn.held(LIMIT - 1, LIMIT)).isEmpty();
        turn.ends();
        assertThat(turn.held(10 * LIMIT, LIMIT)).isEmpty();
    }

    @Test
    void aLongOneIsToldOfWhenItIsAndEachTimeItHasDoubled() {
        turn.begins(0);
        assertThat(turn.held(LIMIT, LIMIT)).contains(Duration.ofSeconds(1));
        assertThat(turn.held(2 * LIMIT - 1, LIMIT)).isEmpty();
        assertThat(turn.held(2 * LIMIT, LIMIT)).contains(Duration.ofSeconds(2));
        assertThat(turn.held(3 * LIMIT, LIMIT)).isEmpty();
        assertThat(turn.held(4 * LIMIT, LIMIT)).contains(Duration.ofSeconds(4));
    }

    @Test
    void manyShortOnesAreNoLongOne() {
        for (long now = 0; now < 100 * LIMIT; now += LIMIT / 2) {
            turn.begins(now);
            assertThat(turn.held(now + LIMIT / 4, LIMIT)).isEmpty();
        }
    }

    @Test
    void theNextLongOneIsToldOfAsSoonAsTheFirst() {
        turn.begins(0);
        assertThat(turn.held(50 * LIMIT, LIMIT)).isPresent();
        turn.ends();
        turn.begins(60 * LIMIT);
        assertThat(turn.held(61 * LIMIT, LIMIT)).contains(Duration.ofSeconds(1));
    }
}
