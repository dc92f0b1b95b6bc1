package reprise.projections;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.database.Database;
import reprise.database.DatabaseException;
import reprise.journal.Slices;
import reprise.journal.tail.LagWatch;
import reprise.journal.tail.Tail;

/** A tail at work, with the eye that is kept on how far behind it is. */
final class RunningTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningTail.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    /** The tables are counted more seldom than the tail is looked at: there may be many rows. */
    private static final int LOOKS_PER_COUNT = 5;

    private final Tail tail;
    private final LagWatch watch;
    private final TailMeters meters;
    private final Database database;
    private final Optional<DueWorkMeters> dueWork;
    private final CountDownLatch over = new CountDownLatch(1);

    private RunningTail(
            Tail tail, LagWatch watch, ProjectionRunner.Parts parts, Feed.Figures figures, Runnable whenEnded) {
        this.tail = tail;
        this.watch = watch;
        this.database = parts.database();
        this.meters = new TailMeters(parts.registry(), tail, watch);
        this.dueWork = switch (figures) {
            case NONE -> Optional.empty();
            case DUE_WORK -> Optional.of(new DueWorkMeters(parts.registry()));
        };
        tail.start(() -> {
            meters.close();
            dueWork.ifPresent(DueWorkMeters::close);
            over.countDown();
            whenEnded.run();
        });
        Thread.ofVirtual().name("lag-" + tail.name()).start(this::keepLooking);
    }

    /** A tail of the feed, at work on these slices. */
    static RunningTail of(ProjectionRunner.Parts parts, Feed feed, Slices.Range range, Runnable whenEnded) {
        var tail = parts.tail(feed, range);
        var watch = new LagWatch(tail, feed.delay(), parts.database(), parts.decoder(), parts.clock());
        return new RunningTail(tail, watch, parts, feed.figures(), whenEnded);
    }

    Tail tail() {
        return tail;
    }

    private void keepLooking() {
        try {
            for (int look = 0; !over.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS); look++) {
                look(look % LOOKS_PER_COUNT == 0);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("no longer watching tail {}", tail.name());
        }
    }

    private void look(boolean counts) {
        try {
            watch.look();
            if (counts) {
                dueWork.ifPresent(meters -> meters.look(database));
            }
        } catch (DatabaseException away) {
            LOG.debug("cannot see how far behind tail {} is", tail.name(), away);
        }
    }

    /** Waits for the batch under way, and until nothing of it is shown any more. */
    @Override
    public void close() {
        tail.close();
        try {
            over.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
