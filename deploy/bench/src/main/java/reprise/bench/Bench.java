package reprise.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import reprise.bench.product.Jcmd;
import reprise.bench.product.Memory;
import reprise.bench.stage.Patience;

/** The measurements of {@code docs/benchmarks.md}: {@code make bench}. */
public final class Bench {
    private static final Duration TO_CALM_DOWN = Duration.ofSeconds(3);
    private static final int HOT_LINES = 40;

    public static void main(String[] words) throws Exception {
        try {
            var options = Options.parse(words);
            boolean sound = options.soak().isPresent() ? soak(options) : compare(options, String.join(" ", words));
            System.exit(sound ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + Options.USAGE);
            System.exit(2);
        }
    }

    private static boolean soak(Options options) throws Exception {
        try (var stage = new Stage(options)) {
            stage.warmUp(Case.W1);
            return new Soak(stage).run(options.soak().orElseThrow(), options.rate());
        }
    }

    /** Measures, prints, and tells whether the numbers can be trusted. */
    static boolean compare(Options options, String commandLine) throws Exception {
        try (var stage = new Stage(options)) {
            long pid = stage.product().server().pid();
            Patience.until(TO_CALM_DOWN, () -> false);
            double idle = Memory.resident(pid);
            var results = measure(stage, options);
            System.out.println("Measured on " + Machine.description() + ".");
            System.out.println("`make bench ARGS=\"" + commandLine + "\"`: medians of " + options.runs() + " runs of "
                    + options.seconds() + " s, " + options.connections() + " connections, body of " + Stage.BODY_BYTES
                    + " bytes; the cases took turns.");
            System.out.println();
            System.out.println(results.table());
            System.out.println();
            results.remarks(stage.product().starts(), idle, Memory.resident(pid))
                    .forEach(System.out::println);
            results.contradictions().forEach(sentence -> System.out.println("CONTRADICTION in " + sentence));
            return results.contradictions().isEmpty();
        }
    }

    private static Results measure(Stage stage, Options options) throws Exception {
        for (var which : options.cases()) {
            stage.warmUp(which);
        }
        long pid = stage.product().server().pid();
        options.profile()
                .ifPresent(_ ->
                        Jcmd.ask(pid, "JFR.start", "name=bench", "settings=profile", "jdk.CPUTimeSample#enabled=true"));
        var results = new Results();
        for (int run = 1; run <= options.runs(); run++) {
            for (var which : options.cases()) {
                var measurement = stage.measure(which);
                results.add(measurement);
                System.err.println("run " + run + ", " + measurement.contradiction());
            }
        }
        options.profile().ifPresent(file -> dump(pid, file.toAbsolutePath()));
        return results;
    }

    private static void dump(long pid, Path file) {
        Jcmd.ask(pid, "JFR.dump", "name=bench", "filename=" + file);
        Jcmd.ask(pid, "JFR.stop", "name=bench");
        for (var view : List.of(
                "cpu-time-hot-methods", "hot-methods", "allocation-by-site", "contention-by-site", "gc-pauses")) {
            Jcmd.view(view, file).lines().limit(HOT_LINES).forEach(System.out::println);
        }
        System.out.println("The recording is " + file);
    }

    private Bench() {}
}
