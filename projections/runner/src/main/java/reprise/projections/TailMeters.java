package reprise.projections;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToDoubleFunction;
import reprise.journal.tail.LagWatch;
import reprise.journal.tail.Tail;
import reprise.journal.tail.TailCounts;

/** The figures of one tail, shown for as long as it runs here. */
final class TailMeters implements AutoCloseable {
    private final MeterRegistry registry;
    private final List<Meter> meters;

    TailMeters(MeterRegistry registry, Tail tail, LagWatch watch) {
        this.registry = registry;
        var tags = Tags.of(
                "tail",
                tail.name(),
                "slices",
                tail.range().from() + "-" + tail.range().to());
        this.meters = List.of(
                Gauge.builder(
                                "reprise.projection.lag",
                                watch,
                                seen -> seen.lag().toMillis() / 1000.0)
                        .description("Age of the oldest event that is not yet in the tables")
                        .baseUnit("seconds")
                        .tags(tags)
                        .register(registry),
                Gauge.builder(
                                "reprise.projection.blocked",
                                watch,
                                seen -> seen.blocker().isPresent() ? 1 : 0)
                        .description(
                                "1 while an open transaction on the database server keeps the tail from reading on")
                        .tags(tags)
                        .register(registry),
                counter("reprise.projection.events", "Events taken in", tags, tail, TailCounts::rows),
                counter("reprise.projection.batches", "Transactions they came in", tags, tail, TailCounts::batches),
                counter(
                        "reprise.projection.dead.letters",
                        "Events the tail went on without: see tail_dead_letter",
                        tags,
                        tail,
                        TailCounts::deadLetters),
                counter("reprise.projection.retries", "Failures it recovered from", tags, tail, TailCounts::failures));
    }

    private Meter counter(String name, String description, Tags tags, Tail tail, ToDoubleFunction<TailCounts> value) {
        return FunctionCounter.builder(name, tail.counts(), value)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }
}
