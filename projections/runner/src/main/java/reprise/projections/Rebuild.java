package reprise.projections;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.database.DatabaseFailure;
import reprise.database.Sql;
import reprise.journal.Slices;
import reprise.journal.tail.SafePosition;
import reprise.journal.tail.Tail;
import reprise.journal.tail.TailSource;
import reprise.projections.ProjectionRunner.Parts;
import reprise.views.View;

/**
 * Makes a view again from the whole journal while everything runs: into tables beside those in use, which take their
 * place in one transaction. Whoever reads sees the old rows until then and the new ones after. Where it is interrupted,
 * it leaves the tables in use as they are; what it had made is thrown away by the next attempt.
 */
public final class Rebuild implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int BATCH = 5_000;

    private final Parts parts;
    private final CountDownLatch stopping = new CountDownLatch(1);

    public enum Outcome {
        DONE,
        /** Another rebuild is under way, perhaps on another node. */
        ELSEWHERE,
        /** Closed, or displaced by a later one, before it was done. */
        STOPPED
    }

    public Rebuild(Parts parts) {
        this.parts = parts;
    }

    /** Blocks for as long as it takes. One rebuild at a time goes on in a database. */
    public Outcome run(Feed feed, View view) {
        return parts.database()
                .with(sql -> RebuildLock.on(sql).map(lock -> {
                    try (lock) {
                        return rebuild(feed, view);
                    }
                }))
                .orElse(Outcome.ELSEWHERE);
    }

    /** Gives up at the next occasion. */
    @Override
    public void close() {
        stopping.countDown();
    }

    private Outcome rebuild(Feed feed, View view) {
        LOG.info("Rebuilding view {} from the journal", view.name());
        var site = parts.database().transaction(sql -> RebuildSite.prepare(sql, feed, view));
        var source = site.within(feed.source().apply(Slices.Range.ALL));
        var caughtUp = catchUp(feed, site, source);
        while (caughtUp) {
            parts.database().use(site::analyze);
            if (swap(site, source)) {
                LOG.info("View {} was rebuilt", view.name());
                return Outcome.DONE;
            }
            caughtUp = catchUp(feed, site, source);
        }
        LOG.info("The rebuild of view {} was stopped; its tables are as they were", view.name());
        return Outcome.STOPPED;
    }

    /** Follows the journal until it has seen what there is of it now. False where it was stopped or displaced. */
    private boolean catchUp(Feed feed, RebuildSite site, TailSource source) {
        var tail = new Tail(
                site.tail(),
                Slices.Range.ALL,
                parts.owner(),
                parts.database(),
                source,
                parts.decoder(),
                site::apply,
                feed.pace().withBatch(BATCH),
                parts.signal());
        var target = parts.database().with(SafePosition::now).end();
        try (tail) {
            tail.start(() -> {});
            while (!tail.hasEnded()) {
                if (stopping.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
                if (tail.seen().compareTo(target) >= 0) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** False where it has to be tried again. */
    private boolean swap(RebuildSite site, TailSource source) {
        try {
            return parts.database().transaction(sql -> site.swap(sql, source, parts.decoder(), BATCH));
        } catch (DatabaseFailure busy) {
            LOG.info(
                    "The rebuilt tables cannot take the place of the old ones just now (SQLSTATE {})", busy.sqlState());
            return false;
        } catch (RebuildSite.NotThere behind) {
            return false;
        }
    }

    /** The right to rebuild, held by a session: it goes when the process does. */
    private record RebuildLock(Sql sql) implements AutoCloseable {
        private static final long KEY = 0x5245_4255_494c_44L;

        static Optional<RebuildLock> on(Sql sql) {
            return sql.query("select pg_try_advisory_lock(?) as got", row -> row.truth("got"), KEY)
                            .equals(List.of(true))
                    ? Optional.of(new RebuildLock(sql))
                    : Optional.empty();
        }

        @Override
        public void close() {
            sql.query("select pg_advisory_unlock(?) as was", row -> row.truth("was"), KEY);
        }
    }
}
