package reprise.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.projections.TestProjection.eventually;
import static reprise.projections.TestProjection.expected;
import static reprise.projections.TestProjection.expectedDue;
import static reprise.projections.TestProjection.unfinished;

import io.micrometer.core.instrument.Gauge;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.PersistenceIds;

class ProjectionRunnerTest {
    private final TestProjection test = new TestProjection(11);
    private final ProjectionRunner runner = new ProjectionRunner(test.parts);

    @AfterEach
    void close() {
        runner.close();
        test.close();
    }

    @Test
    void keepsEveryViewWhatTheJournalSays() {
        runner.run(Feed.live(test.settings)).run(Feed.due(test.settings));
        var histories = test.histories(60);
        test.append(histories);

        var expected = expected(histories);
        var expectedDue = expectedDue(histories);
        eventually(() -> test.shown().equals(expected));
        eventually(() -> test.due().equals(expectedDue));
        assertThat(expectedDue).hasSize((int) unfinished(histories));
    }

    @Test
    void sharesTheWorkAmongRanges() {
        runner.run(Feed.live(test.settings.withRanges(3)));
        var histories = test.histories(60);
        test.append(histories);

        var expected = expected(histories);
        eventually(() -> test.shown().equals(expected));
    }

    @Test
    void countsTheSameWhenTheOffsetIsSetBackOrLost() {
        runner.run(Feed.live(test.settings));
        var histories = test.histories(60);
        test.append(histories.subList(0, 20));
        test.database.use(sql -> sql.script("update tail_offset set tx = '0', ordering = 0"));
        test.append(histories.subList(20, 40));
        test.database.use(sql -> sql.script("delete from tail_offset"));
        test.append(histories.subList(40, 60));

        var expected = expected(histories);
        eventually(() -> test.shown().equals(expected));
    }

    @Test
    void goesOnWithoutTheOneItCannotRead() {
        var histories = test.histories(20);
        test.append(histories);
        var broken = ((ExecutionEvent.Started) histories.getFirst().getFirst()).id();
        test.database.use(sql -> sql.update(
                "update event_journal set events = ? where persistence_id = ?",
                new byte[] {1, 2, 3},
                PersistenceIds.of(broken)));
        runner.run(Feed.live(test.settings));

        var expected = expected(histories.subList(1, histories.size()));
        eventually(() -> test.shown().equals(expected));
        assertThat(test.registry
                        .get("reprise.projection.dead.letters")
                        .functionCounter()
                        .count())
                .isEqualTo(histories.getFirst().size());
    }

    @Test
    void tellsHowFarBehindItIsAndStopsTellingWhenItEnds() {
        runner.run(Feed.live(test.settings));
        var histories = test.histories(5);
        test.append(histories);
        var expected = expected(histories);
        eventually(() -> test.shown().equals(expected));

        assertThat(test.registry.get("reprise.projection.lag").gauge().value()).isZero();
        assertThat(test.registry
                        .get("reprise.projection.events")
                        .functionCounter()
                        .count())
                .isEqualTo(histories.stream().mapToInt(List::size).sum());

        runner.close();
        assertThat(test.registry.find("reprise.projection.lag").gauge()).isNull();
    }

    @Test
    void tellsHowManyExecutionsAreUnfinished() {
        var histories = test.histories(30);
        test.append(histories);
        runner.run(Feed.due(test.settings));
        eventually(() -> test.registry.get("reprise.due.work").gauges().stream()
                        .mapToDouble(Gauge::value)
                        .sum()
                == unfinished(histories));
        assertThat(quarantined()).isZero();

        var one = ((Started) histories.getFirst().getFirst()).id();
        test.database.use(sql -> sql.update(
                "insert into quarantined_execution (id, persistence_id, sequence_nr, reason) values (?, ?, 1, 'odd')",
                one.value(),
                PersistenceIds.of(one)));
        eventually(() -> quarantined() == 1);

        runner.close();
        assertThat(test.registry.find("reprise.executions.quarantined").gauge()).isNull();
    }

    private double quarantined() {
        return test.registry.get("reprise.executions.quarantined").gauge().value();
    }
}
