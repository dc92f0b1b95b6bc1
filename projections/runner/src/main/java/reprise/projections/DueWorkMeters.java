package reprise.projections;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import reprise.database.Database;
import reprise.views.due.DueWork;
import reprise.views.due.Reason;

/** How many executions are unfinished, and whether somebody looks after them. */
public final class DueWorkMeters {
    private volatile Map<Reason, DueWork.Count> counts = new EnumMap<>(Reason.class);

    public DueWorkMeters(MeterRegistry registry) {
        for (var reason : Reason.values()) {
            gauge(registry, reason, "reprise.due.work", "Unfinished executions", DueWork.Count::all);
            gauge(
                    registry,
                    reason,
                    "reprise.due.work.overdue",
                    "Those nobody has looked at in time",
                    DueWork.Count::overdue);
            gauge(
                    registry,
                    reason,
                    "reprise.due.work.late.seconds",
                    "How overdue the oldest of them is",
                    count -> count.late().toMillis() / 1000.0);
        }
    }

    /** Looks once. To be called every few seconds. */
    public void look(Database database) {
        counts = database.with(DueWork::counts);
    }

    private void gauge(
            MeterRegistry registry,
            Reason reason,
            String name,
            String description,
            ToDoubleFunction<DueWork.Count> value) {
        Gauge.builder(name, this, meters -> meters.value(reason, value))
                .description(description)
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private double value(Reason reason, ToDoubleFunction<DueWork.Count> value) {
        var count = counts.get(reason);
        return count == null ? Double.NaN : value.applyAsDouble(count);
    }
}
