package reprise.projections;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reprise.database.Sql;
import reprise.journal.Entry;
import reprise.journal.Slices;
import reprise.journal.tail.TailQuery;
import reprise.journal.tail.TailSettings;
import reprise.journal.tail.TailSource;
import reprise.journal.tail.WithoutMiddles;
import reprise.views.View;
import reprise.views.due.DueWorkView;
import reprise.views.due.UnfinishedQuery;
import reprise.views.executions.ExecutionsView;

/**
 * Views that are fed by the same tails, in the same transactions.
 *
 * @param tail the name of its offsets
 * @param source what a tail of some slices reads
 * @param delay how long they let an event lie by design
 * @param ranges how its tails divide the slices
 * @param figures what of its tables is shown among the metrics
 */
public record Feed(
        String tail,
        List<View> views,
        Function<Slices.Range, TailSource> source,
        TailSettings pace,
        Duration delay,
        List<Slices.Range> ranges,
        Figures figures) {

    /** What is counted in its tables while it runs. */
    enum Figures {
        NONE,
        DUE_WORK
    }

    /** What people look at. */
    public static Feed live(ProjectionSettings settings) {
        return new Feed(
                "views",
                List.of(new ExecutionsView()),
                range -> new WithoutMiddles(new TailQuery(range)),
                settings.live(),
                Duration.ZERO,
                ProjectionSettings.divide(settings.ranges()),
                Figures.NONE);
    }

    /** What wakes executions: read later than the rest, so that short ones leave no trace in it. */
    public static Feed due(ProjectionSettings settings) {
        Duration age = settings.dueAge();
        return new Feed(
                "due-work",
                List.of(new DueWorkView()),
                range -> new UnfinishedQuery(range, age),
                settings.due(),
                age,
                List.of(Slices.Range.ALL),
                Figures.DUE_WORK);
    }

    void apply(Sql sql, List<Entry> batch) {
        views.forEach(view -> view.apply(sql, batch));
    }
}
