package reprise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reprise.bench.load.LoadReport;
import reprise.bench.product.Executions.Done;
import reprise.bench.product.LagProbe.Lag;

class ResultsTest {

    private final Results results = new Results();

    @Test
    void tellTheMedianOfTheRunsAndItsShareOfBareHttp() {
        bare(10_000);
        bare(30_000);
        bare(20_000);
        results.add(workflow(Case.W1, 10_000, 10_000));
        assertThat(results.table())
                .contains("| a | bare Akka HTTP: 202, nothing kept | 20\u202f000 | – | 1.0 | 2.0 | – | – |")
                .contains("| W1 | trigger → set → end | 10\u202f000 | 10\u202f000 | 1.0 | 2.0 | – | 0.50 |")
                .contains("10\u202f000 / 30\u202f000 / 20\u202f000");
    }

    @Test
    void compareByWhatWasFinishedWhereACaseIsAboutFinishing() {
        bare(10_000);
        results.add(new Measurement(
                Case.W3,
                load(5_000, 0),
                Optional.of(new Done(5_000, 5_000, 5_000, 2)),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(4))));
        assertThat(results.table()).contains("| 5\u202f000 | 2\u202f500 | 1.0 | 2.0 | 800 | 0.25 |");
    }

    @Test
    void sayWhereTheNumbersContradictEachOther() {
        results.add(workflow(Case.W1, 10, 10));
        results.add(workflow(Case.W2, 10, 9));
        results.add(new Measurement(Case.BARE, load(10, 1), Optional.empty(), Optional.empty()));
        assertThat(results.contradictions())
                .containsExactly("W2: 10 accepted, 0 failed, 10 in the list, 9 completed", "a: 10 accepted, 1 failed");
    }

    @Test
    void remarkOnLagStartAndMemory() {
        results.add(new Measurement(
                Case.W1, load(10, 0), Optional.of(new Done(10, 10, 10, 1)), Optional.of(new Lag(100, 5, 50, 70))));
        assertThat(results.remarks(List.of(Duration.ofMillis(2_000), Duration.ofMillis(4_000)), 200, 300))
                .anySatisfy(line -> assertThat(line).contains("p50 5 ms, p99 50 ms, at most 70 ms (100 probes"))
                .anySatisfy(line -> assertThat(line).contains("3.0 s (median of 2)"))
                .anySatisfy(line -> assertThat(line).contains("200 MB idle"));
    }

    private void bare(long accepted) {
        results.add(new Measurement(Case.BARE, load(accepted, 0), Optional.empty(), Optional.empty()));
    }

    private static Measurement workflow(Case which, long accepted, long completed) {
        return new Measurement(
                which, load(accepted, 0), Optional.of(new Done(accepted, accepted, completed, 1)), Optional.empty());
    }

    private static LoadReport load(long accepted, long failed) {
        return new LoadReport(accepted, failed, Instant.EPOCH, 1, 1, 2, 3);
    }
}
