package reprise.journal.tail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.core.execution.PersistenceIds;
import reprise.database.Database;
import reprise.database.Sql;
import reprise.journal.Position;

/**
 * Sees how far behind a tail is: the age of the oldest event it has not taken in. Where that is more than is meant, it
 * says so in the log; where a transaction elsewhere keeps the tail from reading on, also whose, and what ends it.
 */
public final class LagWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LagWatch.class);
    private static final Duration WORTH_A_WORD = Duration.ofSeconds(5);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(30);

    private static final String OLDEST = "select " + TailRow.COLUMNS + """
            , j.tx >= pg_snapshot_xmin(pg_current_snapshot()) as held
             from event_journal j
             where (j.tx, j.ordering) > (?::xid8, ?) and j.slice between ? and ?
             order by j.tx, j.ordering
             limit 1
            """;

    private final Tail tail;
    private final Database database;
    private final EventDecoder decoder;
    private final InstantSource clock;
    private final Lateness lateness;
    private volatile Optional<Instant> oldest = Optional.empty();
    private volatile Optional<Blocker> blocker = Optional.empty();
    private Instant lastWord = Instant.MIN;

    /**
     * Of a tail that begins now.
     *
     * @param delay how long the tail lets an event lie by design
     */
    public LagWatch(Tail tail, Duration delay, Database database, EventDecoder decoder, InstantSource clock) {
        this.tail = tail;
        this.database = database;
        this.decoder = decoder;
        this.clock = clock;
        this.lateness = new Lateness(delay, clock.instant());
    }

    /** As last looked, and growing since: a database that cannot be asked leaves it growing. */
    public Duration lag() {
        return oldest.map(at -> Duration.between(at, clock.instant()))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }

    /** Who kept the tail from reading on when last looked. */
    public Optional<Blocker> blocker() {
        return blocker;
    }

    /** Looks once. To be called every few seconds. */
    public void look() {
        var unread = database.transaction(this::oldest);
        oldest = unread.map(Unread::at);
        boolean late = isLate();
        blocker = late && unread.filter(Unread::held).isPresent() ? database.with(Blocker::find) : Optional.empty();
        if (late && lastWord.plus(BETWEEN_WORDS).isBefore(clock.instant())) {
            lastWord = clock.instant();
            report();
        }
    }

    private boolean isLate() {
        return oldest.map(at -> lateness.of(at, clock.instant()))
                .filter(late -> late.compareTo(WORTH_A_WORD) > 0)
                .isPresent();
    }

    private record Unread(Position position, Instant at, boolean held) {}

    private Optional<Unread> oldest(Sql sql) {
        IndexOrder.demand(sql);
        var seen = tail.seen();
        return sql.one(
                OLDEST,
                row -> {
                    var found = TailRow.of(row);
                    return new Unread(found.position(), at(found), row.truth("held"));
                },
                Long.toUnsignedString(seen.tx()),
                seen.ordering(),
                tail.range().from(),
                tail.range().to());
    }

    /** What cannot be read is as old as our acquaintance with it. */
    private Instant at(TailRow row) {
        try {
            var first = row.events().getFirst().line();
            return decoder.decode(PersistenceIds.execution(row.persistenceId()), first)
                    .at();
        } catch (RuntimeException unreadable) {
            return oldest.orElse(clock.instant());
        }
    }

    private void report() {
        blocker.ifPresentOrElse(
                found -> LOG.warn(
                        "Tail {} is {} s behind because {} has been open for {} s. Nothing committed since can be read"
                                + " before it ends; to end it: {}. Guard against it with"
                                + " idle_in_transaction_session_timeout, and keep this PostgreSQL server to Reprise alone.",
                        tail.name(),
                        lag().toSeconds(),
                        found.what(),
                        found.age().toSeconds(),
                        found.cure()),
                () -> LOG.warn(
                        "Tail {} is {} s behind and is catching up. If it does not, raise the number of slice ranges or"
                                + " give the database more room.",
                        tail.name(),
                        lag().toSeconds()));
    }
}
