package reprise.projections;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import reprise.journal.Slices;
import reprise.journal.tail.TailSettings;

/**
 * How the work is divided and paced.
 *
 * @param owner names this process in the offset table
 * @param ranges how many tails share the live views; may be changed between starts
 * @param live pace of the tails of what people look at
 * @param due pace of the tail of what is due
 * @param dueAge how old an event must be before its execution counts as one that takes time
 */
public record ProjectionSettings(String owner, int ranges, TailSettings live, TailSettings due, Duration dueAge) {

    public ProjectionSettings {
        if (ranges < 1 || ranges > Slices.COUNT) {
            throw new IllegalArgumentException(
                    "The number of projection ranges must be from 1 to " + Slices.COUNT + ", not " + ranges + ".");
        }
    }

    public static ProjectionSettings of(String owner) {
        return new ProjectionSettings(
                owner,
                1,
                TailSettings.LIVE,
                TailSettings.LIVE.withBatch(5_000).withPoll(Duration.ofMillis(250)),
                Duration.ofSeconds(2));
    }

    public ProjectionSettings withRanges(int ranges) {
        return new ProjectionSettings(owner, ranges, live, due, dueAge);
    }

    public ProjectionSettings withDueAge(Duration dueAge) {
        return new ProjectionSettings(owner, ranges, live, due, dueAge);
    }

    /** All slices in {@code parts} stretches of nearly the same length. */
    static List<Slices.Range> divide(int parts) {
        return IntStream.range(0, parts)
                .mapToObj(part -> new Slices.Range(part * Slices.COUNT / parts, (part + 1) * Slices.COUNT / parts - 1))
                .toList();
    }
}
