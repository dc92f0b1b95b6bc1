package reprise.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What was asked for on the command line.
 *
 * @param starts how often the server is started to time it
 * @param rate of the soak, per second; 0: half of what it takes
 */
record Options(
        Set<Case> cases,
        int runs,
        double seconds,
        double warmUp,
        int connections,
        long requests,
        int starts,
        Optional<Duration> soak,
        double rate,
        Optional<Path> profile,
        List<String> serverFlags) {

    static final String USAGE = """
            Usage: Bench [options]
              --only a,b,W1,W2,W3   cases to measure; default all
              --runs n              runs of each case, of which the median counts; default 3
              --seconds s           length of a run; default 10
              --warm-up s           before the first run of each case; default 20
              --connections n       default 32
              --requests n          a run of W3 ends after so many; default 20000
              --starts n            times the server is started, to time it; the first makes the tables; default 4
              --soak 10m            instead: half load for so long, and whether the heap stays flat
              --rate n              requests per second of the soak, in place of half of what it takes
              --profile file.jfr    records the server with Flight Recorder and prints where its time went
              --server-flags "…"    more flags for the server's JVM; default its heap by bin/reprise""";

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smh])");

    private static final Set<String> NAMES = Set.of(
            "--only",
            "--runs",
            "--seconds",
            "--warm-up",
            "--connections",
            "--requests",
            "--starts",
            "--soak",
            "--rate",
            "--profile",
            "--server-flags");

    /** What bin/reprise gives it on a machine with 3 GB or more. */
    private static final String HEAP = "-Xmx768m -XX:MaxNewSize=128m";

    static Options parse(String... words) {
        var said = new Said(new HashMap<>());
        for (int i = 0; i < words.length; i += 2) {
            if (!NAMES.contains(words[i])) {
                throw new IllegalArgumentException("there is no option " + words[i]);
            }
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " needs a value");
            }
            said.values().put(words[i], words[i + 1]);
        }
        return new Options(
                cases(said.text("--only").orElse("a,b,W1,W2,W3")),
                (int) said.number("--runs", 3, 1, 50),
                said.number("--seconds", 10, 0.1, 600),
                said.number("--warm-up", 20, 0, 600),
                (int) said.number("--connections", 32, 1, 1_000),
                (long) said.number("--requests", 20_000, 1, 10_000_000),
                (int) said.number("--starts", 4, 1, 20),
                said.text("--soak").map(Options::duration),
                said.number("--rate", 0, 0, 1_000_000),
                said.text("--profile").map(Path::of),
                List.of(said.text("--server-flags").orElse(HEAP).strip().split("\\s+")));
    }

    private record Said(Map<String, String> values) {
        Optional<String> text(String name) {
            return Optional.ofNullable(values.get(name));
        }

        double number(String name, double otherwise, double least, double most) {
            try {
                double number = text(name).map(Double::valueOf).orElse(otherwise);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // said below
            }
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s takes a number from %s to %s", name, plain(least), plain(most)));
        }

        private static String plain(double number) {
            return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        }
    }

    private static Set<Case> cases(String value) {
        var cases = EnumSet.noneOf(Case.class);
        for (var label : value.split(",")) {
            cases.add(Arrays.stream(Case.values())
                    .filter(one -> one.label().equalsIgnoreCase(label.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no case " + label)));
        }
        return cases;
    }

    private static Duration duration(String value) {
        var match = DURATION.matcher(value);
        if (!match.matches()) {
            throw new IllegalArgumentException("--soak takes a time such as 90s, 10m or 2h");
        }
        long number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
