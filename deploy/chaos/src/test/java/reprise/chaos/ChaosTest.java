package reprise.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reprise.bench.stage.DatabaseAddress;
import reprise.postgres.testing.TestPostgres;

/** The short form of the fault tests: the whole product, killed while it works. */
class ChaosTest {

    private static final Path EVIDENCE = Path.of("target", "chaos");
    private static final long SEED = 20_260_301;

    @Test
    @Timeout(300)
    void keepsItsPromisesThoughItIsKilledTwice() throws Exception {
        assertHolds(Scenario.SERVER_KILLED, Size.SHORT);
    }

    @Test
    @Timeout(400)
    void keepsItsPromisesThoughOfThreeNodesOneIsKilledOneFrozenAndOneStopped() throws Exception {
        assertHolds(Scenario.CLUSTER_STRUCK, Size.SHORT.withRounds(1));
    }

    private static void assertHolds(Scenario scenario, Size size) throws Exception {
        var database = TestPostgres.freshDatabase();
        var tested = new TestedDatabase(
                new DatabaseAddress(database.url(), database.user(), database.password()),
                () -> TestPostgres.server().pid());
        var verdict = new Run(scenario, size, SEED).play(Optional.of(tested), EVIDENCE);
        assertThat(verdict.holds()).as(Report.of(verdict)).isTrue();
    }
}
