package reprise.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** The monotonic clock and the database's, moved by hand. */
    private long nanos = 42;

    private Instant database = NOON;
    private Supplier<Instant> answers = () -> database;

    @Test
    void isTheDatabasesWhateverTheNodesOwnSays() {
        try (var fresh = TestDatabases.fresh();
                var clock =
                        DatabaseClock.open(fresh, InstantSource.offset(InstantSource.system(), Duration.ofHours(1)))) {
            var there = fresh.with(sql -> sql.one("select clock_timestamp() as now", row -> row.instant("now")))
                    .orElseThrow();
            assertThat(clock.instant()).isCloseTo(there, within(2, ChronoUnit.SECONDS));
        }
    }

    @Test
    void goesOnWithoutAskingAndToTheMicrosecond() {
        var clock = clock();
        answers = () -> {
            throw new AssertionError("asked");
        };
        nanos += Duration.ofSeconds(3).toNanos() + 1_999;
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3).plusNanos(1_000));
    }

    @Test
    void goesOnWhileTheDatabaseIsAway() {
        var clock = clock();
        answers = () -> {
            throw new DatabaseUnavailable(new SQLException("away"));
        };
        clock.look();
        pass(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void worksOffASmallErrorWithoutEverGoingBack() {
        var clock = clock();
        pass(Duration.ofSeconds(5));
        database = database.minusMillis(400);
        clock.look();
        var last = clock.instant();
        assertThat(last).isEqualTo(NOON.plusSeconds(5));
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMillis(50));
            assertThat(clock.instant()).isAfter(last);
            last = clock.instant();
        }
        assertThat(last).isCloseTo(database, within(1, ChronoUnit.MILLIS));
        pass(Duration.ofMinutes(1));
        assertThat(clock.instant()).as("and then goes as fast as it").isCloseTo(database, within(1, ChronoUnit.MILLIS));
    }

    @Test
    void followsAtOnceWhereTheDatabasesWasSet() {
        var clock = clock();
        database = database.plus(Duration.ofHours(2));
        clock.look();
        assertThat(clock.instant()).isEqualTo(database);
        database = database.minus(Duration.ofHours(4));
        clock.look();
        assertThat(clock.instant()).isEqualTo(database);
    }

    @Test
    void doesNotBelieveAnAnswerThatTookLong() {
        var clock = clock();
        answers = () -> {
            var asked = database.plusSeconds(30);
            pass(Duration.ofSeconds(2));
            return asked;
        };
        clock.look();
        assertThat(clock.instant()).isEqualTo(database);
    }

    @Test
    void takesTheMiddleOfQuestionAndAnswer() {
        answers = () -> {
            pass(Duration.ofMillis(100));
            var then = database;
            pass(Duration.ofMillis(100));
            return then;
        };
        assertThat(clock().instant()).isEqualTo(database);
    }

    private DatabaseClock clock() {
        return new DatabaseClock(
                () -> answers.get(),
                Clock.fixed(NOON.plusSeconds(3600), Clock.systemUTC().getZone()),
                () -> nanos);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        database = database.plus(time);
    }
}
