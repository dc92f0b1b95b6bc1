package reprise.projections;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.database.DatabaseException;
import reprise.journal.Slices;
import reprise.journal.tail.LagWatch;
import reprise.journal.tail.Tail;

/** A tail at work, with the eye that is kept on how far behind it is. */
final class RunningTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningTail.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Tail tail;
    private final LagWatch watch;
    private final TailMeters meters;
    private final CountDownLatch over = new CountDownLatch(1);

    RunningTail(Tail tail, LagWatch watch, MeterRegistry registry, Runnable whenEnded) {
        this.tail = tail;
        this.watch = watch;
        this.meters = new TailMeters(registry, tail, watch);
        tail.start(() -> {
            over.countDown();
            meters.close();
            whenEnded.run();
        });
        Thread.ofVirtual().name("lag-" + tail.name()).start(this::keepLooking);
    }

    /** A tail of the feed, at work on these slices. */
    static RunningTail of(ProjectionRunner.Parts parts, Feed feed, Slices.Range range, Runnable whenEnded) {
        var tail = parts.tail(feed, range);
        var watch = new LagWatch(tail, feed.delay(), parts.database(), parts.decoder(), InstantSource.system());
        return new RunningTail(tail, watch, parts.registry(), whenEnded);
    }

    Tail tail() {
        return tail;
    }

    private void keepLooking() {
        try {
            while (!over.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stopped) {
            LOG.debug("no longer watching tail {}", tail.name());
        }
    }

    private void look() {
        try {
            watch.look();
        } catch (DatabaseException away) {
            LOG.debug("cannot see how far behind tail {} is", tail.name(), away);
        }
    }

    /** Waits for the batch under way. */
    @Override
    public void close() {
        tail.close();
    }
}
