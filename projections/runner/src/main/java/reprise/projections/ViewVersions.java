package reprise.projections;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.projections.ProjectionRunner.Parts;
import reprise.views.View;

/** Sees to it that rows made by older code of a view are made again, by one node, while all go on. */
public final class ViewVersions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ViewVersions.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);

    private static final String RECORDED = """
            with known as (
                insert into view_version (view, version) values (?, ?) on conflict do nothing returning version
            )
            select version from known union all select version from view_version where view = ?
            """;

    private final Parts parts;
    private final Rebuild rebuild;
    private final CountDownLatch closing = new CountDownLatch(1);

    public ViewVersions(Parts parts) {
        this.parts = parts;
        this.rebuild = new Rebuild(parts);
    }

    /** Looks after the views of a feed, in the background. */
    public ViewVersions watch(Feed feed) {
        feed.views()
                .forEach(view ->
                        Thread.ofVirtual().name("version-" + view.name()).start(() -> keepCurrent(feed, view)));
        return this;
    }

    /** A view that was never heard of has no rows that could be old. */
    boolean isOutdated(View view) {
        return parts.database().with(sql -> sql.query(
                                RECORDED, row -> row.integer("version"), view.name(), view.version(), view.name())
                        .getFirst())
                < view.version();
    }

    private void keepCurrent(Feed feed, View view) {
        try {
            while (!isCurrent(feed, view)) {
                if (closing.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("no longer looking after view {}", view.name());
        }
    }

    private boolean isCurrent(Feed feed, View view) {
        try {
            return !isOutdated(view) || rebuild.run(feed, view) == Rebuild.Outcome.DONE;
        } catch (RuntimeException failure) {
            LOG.warn(
                    "View {} is to be rebuilt and could not be: {} It will be tried again.",
                    view.name(),
                    failure.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        rebuild.close();
    }
}
