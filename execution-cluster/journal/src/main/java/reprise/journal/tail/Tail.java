package reprise.journal.tail;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.database.Database;
import reprise.journal.Position;
import reprise.journal.Slices;

/**
 * Follows the journal for as long as it lives: reads a batch, has it taken in together with its own place, and goes on at
 * once while there is more. While the database is away it waits; when another owner takes its place it ends.
 */
public final class Tail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final Duration BETWEEN_IDLE_MOVES = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(15);

    private final String name;
    private final Slices.Range range;
    private final String owner;
    private final Database database;
    private final TailSource source;
    private final TailWriter writer;
    private final TailSettings settings;
    private final CommitSignal signal;
    private final TailCounts counts = new TailCounts();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private long kept = System.nanoTime();
    private volatile Position seen = Position.START;
    private volatile Thread thread;

    /**
     * @param name of its offset: two tails of one name and range displace each other
     * @param owner for people who look at the offset table: which process this is
     */
    public Tail(
            String name,
            Slices.Range range,
            String owner,
            Database database,
            TailSource source,
            EventDecoder decoder,
            BatchHandler handler,
            TailSettings settings,
            CommitSignal signal) {
        this.name = name;
        this.range = range;
        this.owner = owner;
        this.database = database;
        this.source = source;
        this.settings = settings;
        this.signal = signal;
        this.writer = new TailWriter(name, database, decoder, handler, counts);
    }

    /** @param whenEnded run at the end, for whatever reason it came */
    public Tail start(Runnable whenEnded) {
        thread = Thread.ofVirtual().name("tail-" + name + "-" + range.from()).start(() -> {
            try {
                run();
            } finally {
                ended.countDown();
                whenEnded.run();
            }
        });
        return this;
    }

    public String name() {
        return name;
    }

    public Slices.Range range() {
        return range;
    }

    public TailCounts counts() {
        return counts;
    }

    /** Everything up to here has been taken in. */
    public Position seen() {
        return seen;
    }

    public boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** Lets the batch under way finish, and ends. */
    @Override
    public void close() {
        stopping.countDown();
        signal.committed();
        try {
            if (!ended.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.interrupt();
            }
        } catch (InterruptedException hurried) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var retry = FIRST_RETRY;
        try {
            while (!isStopping()) {
                long batches = counts.batches();
                try {
                    follow(database.transaction(sql -> TailOffset.claim(sql, name, range, owner)));
                    return;
                } catch (RuntimeException failure) {
                    retry = counts.batches() > batches ? FIRST_RETRY : longer(retry);
                    report(failure, retry);
                    stopping.await(retry.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("tail {} was interrupted", name);
        }
    }

    /** Until it is stopped or replaced. */
    private void follow(TailOffset claimed) throws InterruptedException {
        var offset = claimed;
        seen = offset.position();
        LOG.info("Tail {} of slices {} to {} goes on at {}", name, range.from(), range.to(), seen);
        while (!isStopping()) {
            long commits = signal.commits();
            try {
                var from = seen;
                var batch = database.transaction(sql -> source.read(sql, from, settings.batch()));
                if (!batch.rows().isEmpty() || isWorthKeeping(offset, batch.end())) {
                    offset = writer.write(offset, batch);
                    kept = System.nanoTime();
                }
                seen = batch.end();
                if (!batch.more()) {
                    rest(commits);
                }
            } catch (OffsetMoved moved) {
                var current = database.with(sql -> TailOffset.current(sql, name, range));
                if (current.isEmpty() || current.get().epoch() != offset.epoch()) {
                    LOG.info("Tail {} of slices {} to {} was taken over and ends", name, range.from(), range.to());
                    return;
                }
                offset = current.get();
                seen = offset.position();
                LOG.warn("Tail {} was set to {} by hand and goes on from there", name, seen);
            }
        }
    }

    /** A range in which nothing happens moves on all the same, so that it need not be searched again after a restart. */
    private boolean isWorthKeeping(TailOffset offset, Position end) {
        return end.compareTo(offset.position()) > 0 && System.nanoTime() - kept > BETWEEN_IDLE_MOVES.toNanos();
    }

    private void rest(long commits) throws InterruptedException {
        if (!stopping.await(settings.linger().toMillis(), TimeUnit.MILLISECONDS)) {
            signal.await(commits, settings.poll());
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private Duration longer(Duration retry) {
        var doubled = retry.multipliedBy(2);
        return doubled.compareTo(settings.patience()) < 0 ? doubled : settings.patience();
    }

    private void report(RuntimeException failure, Duration retry) {
        counts.failure();
        var cause = failure.getCause() == null ? "" : " (" + failure.getCause().getMessage() + ")";
        LOG.warn(
                "Tail {} stands still: {}{} It tries again in {} ms. Check that PostgreSQL is up, reachable and migrated.",
                name,
                failure.getMessage(),
                cause,
                retry.toMillis());
    }
}
