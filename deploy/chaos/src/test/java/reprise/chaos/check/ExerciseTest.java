package reprise.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExerciseTest {

    @Test
    void countsWhatTheRunHasMetWith() {
        assertThat(Exercise.of(Story.kept()))
                .isEqualTo(new Exercise(3, 1, 0, 2, 0, 0, 1, 1, 0, 1, Duration.ZERO, Duration.ZERO));
    }

    @Test
    void countsNoRepetitionWhereNothingWasDoneToTheProduct() {
        assertThat(Exercise.of(Story.withDisturbances(List.of())).reRun()).isZero();
    }

    @Test
    void countsAStartThatWasKeptThoughItsSenderWasNotTold() {
        var kept = Story.withJournal(Tampering.with(Story.started("another", "r6", Optional.empty())));
        assertThat(Exercise.of(kept).keptUntold()).isEqualTo(1);
    }

    @Test
    void seesAnExecutionThatWentOnElsewhere() {
        var moved = Story.withJournal(Tampering.replaced(4, row -> Story.writtenBy("b", row)));
        assertThat(Exercise.of(moved).takenOver()).isEqualTo(1);
    }
}
