package reprise.app;

import reprise.journal.tail.EventDecoder;
import reprise.projections.Feed;
import reprise.projections.ProjectionCluster;
import reprise.projections.ProjectionRunner;
import reprise.projections.ProjectionSettings;
import reprise.projections.ViewVersions;

/** Keeps the read models: its share of the tails, and the views of this release. */
record ProjectionRole(ViewVersions versions) implements AutoCloseable {

    static ProjectionRole start(Node.Shared shared) {
        var parts = parts(shared);
        var settings = settings(shared);
        var cluster = new ProjectionCluster(shared.system(), parts);
        cluster.run(Feed.live(settings), "projection");
        return new ProjectionRole(new ViewVersions(parts).watch(Feed.live(settings)));
    }

    static ProjectionRunner.Parts parts(Node.Shared shared) {
        return new ProjectionRunner.Parts(
                shared.system().address().toString(),
                shared.database(),
                EventDecoder.of(shared.codec()),
                shared.signal(),
                shared.registry(),
                shared.clock());
    }

    static ProjectionSettings settings(Node.Shared shared) {
        return ProjectionSettings.of(shared.system().address().toString())
                .withRanges(shared.settings().projectionRanges());
    }

    @Override
    public void close() {
        versions.close();
    }
}
