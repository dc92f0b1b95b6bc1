package reprise.app;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reprise.gateway.system.ViewRebuilds;
import reprise.projections.Feed;
import reprise.projections.ProjectionRunner;
import reprise.projections.ProjectionSettings;
import reprise.projections.Rebuild;
import reprise.views.View;

/** Rebuilds the views of this release, on the node that is asked. */
final class Rebuilds implements ViewRebuilds, AutoCloseable {
    private final Rebuild rebuild;
    private final Node.Shared shared;
    private final Map<String, Place> views;

    private record Place(Feed feed, View view) {}

    Rebuilds(Node.Shared shared, ProjectionRunner.Parts parts, ProjectionSettings settings) {
        this.rebuild = new Rebuild(parts);
        this.shared = shared;
        this.views = Stream.of(Feed.live(settings), Feed.due(settings))
                .flatMap(feed -> feed.views().stream().map(view -> new Place(feed, view)))
                .collect(Collectors.toMap(place -> place.view().name(), Function.identity()));
    }

    @Override
    public List<String> names() {
        return views.keySet().stream().sorted().toList();
    }

    @Override
    public CompletionStage<Boolean> rebuild(String view) {
        var place = views.get(view);
        return CompletableFuture.supplyAsync(
                () -> rebuild.run(place.feed(), place.view()) != Rebuild.Outcome.ELSEWHERE, shared.blocking());
    }

    @Override
    public void close() {
        rebuild.close();
    }
}
