package reprise.projections;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import reprise.database.Database;
import reprise.views.due.DueWork;
import reprise.views.due.Reason;

/** How many executions are unfinished, and whether somebody looks after them; shown where their tail runs. */
final class DueWorkMeters implements AutoCloseable {
    private final MeterRegistry registry;
    private final List<Meter> meters = new ArrayList<>();
    private volatile Seen seen = new Seen(new EnumMap<>(Reason.class), Double.NaN);

    private record Seen(Map<Reason, DueWork.Count> counts, double quarantined) {}

    DueWorkMeters(MeterRegistry registry) {
        this.registry = registry;
        for (var reason : Reason.values()) {
            gauge(reason, "reprise.due.work", "Unfinished executions", DueWork.Count::all);
            gauge(reason, "reprise.due.work.overdue", "Those nobody has looked at in time", DueWork.Count::overdue);
            gauge(
                    reason,
                    "reprise.due.work.late.seconds",
                    "How overdue the oldest of them is",
                    count -> count.late().toMillis() / 1000.0);
        }
        meters.add(Gauge.builder("reprise.executions.quarantined", this, all -> all.seen.quarantined())
                .description("Executions that wait for an operator: see quarantined_execution")
                .register(registry));
    }

    /** Looks once. To be called every few seconds. */
    void look(Database database) {
        seen = database.with(sql -> new Seen(DueWork.counts(sql), DueWork.quarantined(sql)));
    }

    private void gauge(Reason reason, String name, String description, ToDoubleFunction<DueWork.Count> value) {
        meters.add(Gauge.builder(name, this, all -> all.value(reason, value))
                .description(description)
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry));
    }

    private double value(Reason reason, ToDoubleFunction<DueWork.Count> value) {
        var count = seen.counts().get(reason);
        return count == null ? Double.NaN : value.applyAsDouble(count);
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }
}
