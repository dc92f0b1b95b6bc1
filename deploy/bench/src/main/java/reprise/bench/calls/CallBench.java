package reprise.bench.calls;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import reprise.bench.load.Worker;
import reprise.bench.stage.Children;

/**
 * Calls a server on loopback by one carrier after another, in turns: calls a second, how long one takes, and what it costs of
 * this JVM's processor time. Arguments: seconds of a turn (3), turns (5), callers (32).
 */
public final class CallBench {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private record Turn(double perSecond, double p50, double p99, double cpuMicros) {}

    public static void main(String[] arguments) throws Exception {
        double seconds = number(arguments, 0, 3);
        int turns = (int) number(arguments, 1, 5);
        int callers = (int) number(arguments, 2, 32);
        try (var children = new Children()) {
            var url =
                    URI.create(Worker.start(children, Upstream.class, List.of()).await());
            Map<String, Carrier> carriers = new LinkedHashMap<>();
            carriers.put("the product's client", Carrier.product(url));
            carriers.put("Apache HttpClient 5, bare", Carrier.apache(url));
            carriers.put("java.net.http, bare", Carrier.jdk(url));
            var measured = new LinkedHashMap<String, List<Turn>>();
            for (int turn = -2; turn < turns; turn++) { // the first two warm it up
                for (var carrier : carriers.entrySet()) {
                    var one = turn(carrier.getValue(), callers, seconds);
                    if (turn >= 0) {
                        measured.computeIfAbsent(carrier.getKey(), _ -> new ArrayList<>())
                                .add(one);
                    }
                }
            }
            print(measured);
            for (var carrier : carriers.values()) {
                carrier.close();
            }
        }
    }

    private static Turn turn(Carrier carrier, int callers, double seconds) throws Exception {
        var over = new AtomicBoolean();
        long cpu = SYSTEM.getProcessCpuTime();
        long began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Histogram>>();
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(() -> calling(carrier, over)));
            }
            Thread.sleep((long) (seconds * 1_000));
            over.set(true);
            var all = new Histogram(3);
            for (var one : running) {
                all.add(one.get());
            }
            double took = (System.nanoTime() - began) / 1e9;
            double micros = (SYSTEM.getProcessCpuTime() - cpu) / 1e3;
            return new Turn(
                    all.getTotalCount() / took,
                    all.getValueAtPercentile(50) / 1e6,
                    all.getValueAtPercentile(99) / 1e6,
                    micros / all.getTotalCount());
        }
    }

    private static Histogram calling(Carrier carrier, AtomicBoolean over) throws Exception {
        var times = new Histogram(3);
        while (!over.get()) {
            long began = System.nanoTime();
            if (carrier.call() == 0) {
                throw new IllegalStateException("an answer without a body");
            }
            times.recordValue(System.nanoTime() - began);
        }
        return times;
    }

    private static void print(Map<String, List<Turn>> measured) {
        System.out.printf(
                "| carrier | calls/s | p50 ms | p99 ms | CPU µs a call |%n| --- | ---: | ---: | ---: | ---: |%n");
        measured.forEach((name, turns) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.2f | %.2f | %.0f |%n",
                name,
                median(turns.stream().map(Turn::perSecond).toList()),
                median(turns.stream().map(Turn::p50).toList()),
                median(turns.stream().map(Turn::p99).toList()),
                median(turns.stream().map(Turn::cpuMicros).toList())));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double number(String[] arguments, int index, double otherwise) {
        return arguments.length > index ? Double.parseDouble(arguments[index]) : otherwise;
    }

    private CallBench() {}
}
