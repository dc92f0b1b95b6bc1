package reprise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everything that is measured runs, and what was answered agrees with what was done. Says nothing about speed. */
class BenchTest {

    @Test
    @Timeout(240)
    void findsTheSameNumbersInTheGeneratorAndInTheDatabase() throws Exception {
        var options = Options.parse(
                "--runs",
                "1",
                "--seconds",
                "0.7",
                "--warm-up",
                "0",
                "--connections",
                "8",
                "--requests",
                "200",
                "--starts",
                "1");
        var measured = new EnumMap<Case, Measurement>(Case.class);
        try (var stage = new Stage(options)) {
            for (var which : EnumSet.allOf(Case.class)) {
                var measurement = stage.measure(which);
                measured.put(which, measurement);
                assertThat(measurement.consistent())
                        .as(measurement.contradiction())
                        .isTrue();
                assertThat(measurement.lag().isPresent()).isEqualTo(which == Case.W1);
            }
            assertThat(stage.product().echo().answered())
                    .isEqualTo(measured.get(Case.W3).load().accepted());
        }
    }
}
