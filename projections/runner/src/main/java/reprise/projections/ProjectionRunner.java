package reprise.projections;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import reprise.database.Database;
import reprise.journal.Slices;
import reprise.journal.tail.CommitSignal;
import reprise.journal.tail.EventDecoder;
import reprise.journal.tail.Tail;

/**
 * Keeps feeds running in this process without asking who else does: for one node alone, and for tests. Where another
 * process takes a tail over, it steps back and tries again later. In a cluster, use {@link ProjectionCluster}.
 */
public final class ProjectionRunner implements AutoCloseable {
    private static final Duration STEP_BACK = Duration.ofSeconds(5);

    private final Parts parts;
    private final List<RunningTail> running = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * What every tail needs.
     *
     * @param signal is told of each commit to the journal in this process
     * @param clock goes as the clock by which events are dated, so that their age can be told
     */
    public record Parts(
            String owner,
            Database database,
            EventDecoder decoder,
            CommitSignal signal,
            MeterRegistry registry,
            InstantSource clock) {

        Tail tail(Feed feed, Slices.Range range) {
            return new Tail(
                    feed.tail(),
                    range,
                    owner,
                    database,
                    feed.source().apply(range),
                    decoder,
                    feed::apply,
                    feed.pace(),
                    signal);
        }
    }

    public ProjectionRunner(Parts parts) {
        this.parts = parts;
    }

    /** Starts the tails of a feed. */
    public ProjectionRunner run(Feed feed) {
        feed.ranges().forEach(range -> start(feed, range));
        return this;
    }

    private void start(Feed feed, Slices.Range range) {
        var ended = new CountDownLatch(1);
        var tail = RunningTail.of(parts, feed, range, ended::countDown);
        running.add(tail);
        Thread.ofVirtual().name("guard-" + feed.tail()).start(() -> {
            if (endedByItself(ended, tail)) {
                start(feed, range);
            }
        });
    }

    private boolean endedByItself(CountDownLatch ended, RunningTail tail) {
        try {
            ended.await();
            running.remove(tail);
            return !closing.await(STEP_BACK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        running.parallelStream().forEach(RunningTail::close);
    }
}
