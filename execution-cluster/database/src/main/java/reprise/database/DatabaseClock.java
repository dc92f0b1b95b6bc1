package reprise.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, without asking for it each time: every few seconds it is compared with this process's monotonic
 * clock, which leads on from there. So all nodes agree on the time, whatever their own wall clocks say, and it goes on while
 * the database is away. To the microsecond, as the database keeps it.
 */
public final class DatabaseClock extends Clock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** Of several answers the quickest tells most: the time it names lies between question and answer. */
    private static final int QUESTIONS = 3;

    /** An answer that took longer is not believed. */
    private static final Duration SLOWEST = Duration.ofSeconds(1);

    /** So far a node's own clock may be off before a word is said. */
    private static final Duration TOLERABLE = Duration.ofSeconds(2);

    private final Supplier<Instant> database;
    private final InstantSource own;
    private final LongSupplier nanos;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile TimeLine line;
    private boolean said;

    /**
     * @param at the middle of question and answer, by the monotonic clock
     * @param took from question to answer
     */
    private record Answer(Instant time, long at, long took) {}

    DatabaseClock(Supplier<Instant> database, InstantSource own, LongSupplier nanos) {
        this.database = database;
        this.own = own;
        this.nanos = nanos;
        var first = quickest();
        this.line = TimeLine.from(first.at(), nanos(first.time()));
        compare();
    }

    /** Asks at once, and from then on every few seconds until closed. @throws DatabaseException where there is no answer */
    public static DatabaseClock open(Database database) {
        return open(database, InstantSource.system());
    }

    /** @param own what this node believes the time is: only to say so where it is wrong */
    public static DatabaseClock open(Database database, InstantSource own) {
        var clock = new DatabaseClock(
                () -> database.with(sql -> sql.one("select clock_timestamp() as now", row -> row.instant("now"))
                        .orElseThrow()),
                own,
                System::nanoTime);
        Thread.ofVirtual().name("database-clock").start(clock::keepLooking);
        return clock;
    }

    @Override
    public Instant instant() {
        long micros = Math.floorDiv(line.at(nanos.getAsLong()), 1_000L);
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource here = this::instant;
        return here.withZone(zone);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void keepLooking() {
        try {
            while (!closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stopped) {
            LOG.debug("no longer looking at the database's clock");
        }
    }

    /** Compares once. Where the database does not answer, or slowly, the time goes on as it did. */
    void look() {
        try {
            var answer = quickest();
            if (answer.took() <= SLOWEST.toNanos()) {
                line = line.towards(answer.at(), nanos(answer.time()), nanos.getAsLong(), BETWEEN_LOOKS);
                compare();
            }
        } catch (DatabaseException away) {
            LOG.debug("the database's clock cannot be seen", away);
        }
    }

    private Answer quickest() {
        var quickest = ask();
        for (int i = 1; i < QUESTIONS; i++) {
            var answer = ask();
            quickest = answer.took() < quickest.took() ? answer : quickest;
        }
        return quickest;
    }

    private Answer ask() {
        long asked = nanos.getAsLong();
        var time = database.get();
        long took = nanos.getAsLong() - asked;
        return new Answer(time, asked + took / 2, took);
    }

    private void compare() {
        var ahead = Duration.between(instant(), own.instant());
        boolean wrong = ahead.abs().compareTo(TOLERABLE) > 0;
        if (wrong && !said) {
            LOG.warn(
                    "This node's clock is {} s {} the database's. Executions follow the database's; set the clocks by NTP.",
                    ahead.abs().toSeconds(),
                    ahead.isNegative() ? "behind" : "ahead of");
        }
        said = wrong;
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }
}
