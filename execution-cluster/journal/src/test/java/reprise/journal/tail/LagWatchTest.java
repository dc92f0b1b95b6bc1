package reprise.journal.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.journal.tail.TestJournal.eventually;
import static reprise.journal.tail.TestJournal.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reprise.database.Sql;

class LagWatchTest {
    private final TestJournal journal = TestJournal.fresh();
    private final Tail tail = journal.tail(TestJournal::note).start(() -> {});
    private Duration later = Duration.ZERO;
    private final InstantSource clock = () -> Instant.now().plus(later);
    private final LagWatch watch =
            new LagWatch(tail, Duration.ofSeconds(2), journal.database, EventDecoder.of(TestJournal.CODEC), clock);

    @AfterEach
    void close() {
        tail.close();
        journal.close();
    }

    @Test
    void namesTheTransactionThatHoldsTheTailBack() {
        var slow = journal.slowly(execution(1), 1);
        int pid = new Sql(slow.connection())
                .one("select pg_backend_pid() as pid", row -> row.integer("pid"))
                .orElseThrow();
        journal.append(execution(2), 1);
        later = Duration.ofMinutes(1);

        watch.look();

        assertThat(watch.lag()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(80));
        assertThat(watch.blocker()).isPresent();
        assertThat(watch.blocker().get().what()).contains("pid " + pid, "idle in transaction");
        assertThat(watch.blocker().get().cure()).isEqualTo("select pg_terminate_backend(" + pid + ")");
        slow.commit();
    }

    @Test
    void looksForNobodyToBlameWithinTheDelayThatIsMeant() {
        var slow = journal.slowly(execution(1), 1);
        journal.append(execution(2), 1);
        later = Duration.ofSeconds(4);

        watch.look();

        assertThat(watch.lag()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(watch.blocker()).isEmpty();
        slow.commit();
    }

    @Test
    void seesNoLagOnceAllIsTakenIn() {
        journal.append(execution(1), 1);
        eventually(() -> {
            watch.look();
            return watch.lag().isZero();
        });
        assertThat(journal.noted()).containsExactly("1:1");
        assertThat(watch.blocker()).isEmpty();
    }
}
