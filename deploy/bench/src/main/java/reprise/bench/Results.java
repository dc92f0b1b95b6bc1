package reprise.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import reprise.bench.product.LagProbe.Lag;

/** Everything that was measured, and how it is told. */
final class Results {
    private final List<Measurement> measurements = Collections.synchronizedList(new ArrayList<>());

    void add(Measurement measurement) {
        measurements.add(measurement);
    }

    List<String> contradictions() {
        return measurements.stream()
                .filter(one -> !one.consistent())
                .map(Measurement::contradiction)
                .toList();
    }

    /** A table in Markdown: medians, and each against bare HTTP where that was measured. */
    String table() {
        var lines = new ArrayList<String>();
        lines.add("| case | | accepted/s | completed/s | p50 ms | p99 ms | JVM µs | of (a) | single runs |");
        lines.add("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        for (var which : Case.values()) {
            var runs = of(which);
            if (!runs.isEmpty()) {
                lines.add(row(which, runs));
            }
        }
        return String.join(System.lineSeparator(), lines);
    }

    private String row(Case which, List<Measurement> runs) {
        return String.join(
                " | ",
                "| " + which.label(),
                which.meaning(),
                whole(median(runs, Measurement::accepted)),
                which.isWorkflow() ? whole(median(runs, Results::completed)) : "–",
                fraction(median(runs, one -> one.load().p50())),
                fraction(median(runs, one -> one.load().p99())),
                cpu(runs),
                ratio(which, runs),
                String.join(" / ", runs.stream().map(one -> whole(telling(one))).toList()) + " |");
    }

    private static String cpu(List<Measurement> runs) {
        var known = runs.stream()
                .map(Measurement::cpuMicros)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        return known.isEmpty() ? "–" : whole(Median.of(known));
    }

    private String ratio(Case which, List<Measurement> runs) {
        var bare = of(Case.BARE);
        if (bare.isEmpty() || which == Case.BARE) {
            return "–";
        }
        return String.format(Locale.ROOT, "%.2f", median(runs, Results::telling) / median(bare, Measurement::accepted));
    }

    /** The number a case is about: W2 and W3 are about finishing, the others about accepting. */
    private static double telling(Measurement one) {
        return switch (one.which()) {
            case BARE, PLAIN, W1 -> one.accepted();
            case W2, W3 -> completed(one);
        };
    }

    private static double completed(Measurement one) {
        return one.completed().orElse(0);
    }

    /** What else there is to say, as Markdown lines. */
    List<String> remarks(List<Duration> starts, double idleResident, double busyResident) {
        var lines = new ArrayList<String>();
        medianLag()
                .ifPresent(lag -> lines.add(String.format(
                        Locale.ROOT,
                        "- The execution list lies behind the 202 during W1 by p50 %.0f ms, p99 %.0f ms, at most %.0f ms (%d"
                                + " probes; the median run).",
                        lag.p50(),
                        lag.p99(),
                        lag.max(),
                        lag.probes())));
        start(starts)
                .ifPresent(seconds -> lines.add(String.format(
                        Locale.ROOT,
                        "- Start until `/ready` answers 200, PostgreSQL already running: %.1f s (median of %d).",
                        seconds,
                        starts.size())));
        lines.add(String.format(
                Locale.ROOT,
                "- Resident memory of the server: %.0f MB idle after its start, %.0f MB after all runs.",
                idleResident,
                busyResident));
        return lines;
    }

    private Optional<Lag> medianLag() {
        var lags = measurements.stream()
                .flatMap(one -> one.lag().stream())
                .sorted(Comparator.comparingDouble(Lag::p99))
                .toList();
        return lags.isEmpty() ? Optional.empty() : Optional.of(lags.get(lags.size() / 2));
    }

    private static Optional<Double> start(List<Duration> starts) {
        return starts.isEmpty()
                ? Optional.empty()
                : Optional.of(Median.of(
                        starts.stream().map(start -> start.toMillis() / 1000.0).toList()));
    }

    private List<Measurement> of(Case which) {
        return measurements.stream().filter(one -> one.which() == which).toList();
    }

    private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> value) {
        return Median.of(runs.stream().map(value::applyAsDouble).toList());
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value)).replace(',', '\u202f');
    }

    private static String fraction(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
