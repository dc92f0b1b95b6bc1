package reprise.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import reprise.bench.product.Memory;

/** Half of the load the product takes, for a long time, to see whether what it keeps in memory stays the same. */
final class Soak {
    private static final Duration LONGEST_SLICE = Duration.ofSeconds(30);
    /** The last third may need so much more than the second: collections do not find everything each time. */
    private static final double GROWTH = 1.10;

    private static final double ALLOWANCE_MEGABYTES = 8;

    private final Stage stage;
    private final List<Double> heaps = new ArrayList<>();

    Soak(Stage stage) {
        this.stage = stage;
    }

    /** Whether the heap stayed flat and nothing failed. */
    boolean run(Duration length, double wantedRate) throws Exception {
        double rate = wantedRate > 0 ? wantedRate : stage.measure(Case.W1).accepted() / 2;
        var slice = length.dividedBy(9).compareTo(LONGEST_SLICE) < 0 ? length.dividedBy(9) : LONGEST_SLICE;
        long slices = Math.max(9, length.dividedBy(slice));
        long pid = stage.product().server().pid();
        System.out.printf(Locale.ROOT, "%.0f requests/s for %s%n%n", rate, length);
        System.out.println("| minute | accepted | failed | p50 ms | p99 ms | heap after collection MB | resident MB |");
        System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        long failed = 0;
        long accepted = 0;
        var from = Instant.now();
        for (long i = 1; i <= slices; i++) {
            var load = stage.steady(rate, slice.toMillis() / 1000.0);
            failed += load.failed();
            accepted += load.accepted();
            heaps.add(Memory.heapAfterCollection(pid));
            System.out.printf(
                    Locale.ROOT,
                    "| %.1f | %d | %d | %.1f | %.1f | %.1f | %.0f |%n",
                    i * slice.toMillis() / 60_000.0,
                    load.accepted(),
                    load.failed(),
                    load.p50(),
                    load.p99(),
                    heaps.getLast(),
                    Memory.resident(pid));
        }
        boolean flat = isFlat(heaps);
        long completed = stage.completed(Case.W1, from, accepted);
        System.out.println();
        System.out.println(flat ? "The heap stayed flat." : "THE HEAP GREW.");
        System.out.println(accepted + " accepted, " + completed + " completed, " + failed + " failed.");
        return flat && failed == 0 && completed == accepted;
    }

    /** The first third warms caches up; after it nothing should grow. */
    static boolean isFlat(List<Double> heaps) {
        int third = heaps.size() / 3;
        double middle = Median.of(heaps.subList(third, 2 * third));
        double last = Median.of(heaps.subList(heaps.size() - third, heaps.size()));
        return last <= middle * GROWTH + ALLOWANCE_MEGABYTES;
    }
}
