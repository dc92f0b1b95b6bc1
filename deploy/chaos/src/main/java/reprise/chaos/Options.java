package reprise.chaos;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was asked for on the command line. */
record Options(List<Scenario> scenarios, Size size, long seed, Path keepIn, Optional<Path> check) {
    static final String USAGE = """
            Usage: Chaos [--only <scenario>] [--rounds n] [--requests n] [--seed n] [--keep-in folder] [--check folder]
              --only     one of %s; default all
              --rounds   how often the fault strikes, 1 to 100; default 5
              --requests accepted between two strikes, at most, 100 to 100000; default 3000
              --seed     makes payloads and moments; default: the time
              --keep-in  where the evidence of a failed run goes; default target/chaos
              --check    plays nothing and judges the evidence of an earlier run of the scenario named by --only""".formatted(String.join(
            ", ", Arrays.stream(Scenario.values()).map(Options::name).toList()));

    static Options parse(String[] words) {
        var scenarios = List.of(Scenario.values());
        var size = Size.LONG;
        long seed = System.currentTimeMillis();
        var keepIn = Path.of("target", "chaos");
        Optional<Path> check = Optional.empty();
        for (int i = 0; i < words.length; i += 2) {
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " needs a value");
            }
            var value = words[i + 1];
            switch (words[i]) {
                case "--only" -> scenarios = List.of(scenario(value));
                case "--rounds" -> size = size.withRounds(number(words[i], value, 1, 100));
                case "--requests" -> size = size.withPerRound(number(words[i], value, 100, 100_000));
                case "--seed" -> seed = number(words[i], value, 0, Integer.MAX_VALUE);
                case "--keep-in" -> keepIn = Path.of(value);
                case "--check" -> check = Optional.of(Path.of(value));
                default -> throw new IllegalArgumentException("there is no option " + words[i]);
            }
        }
        if (check.isPresent() && scenarios.size() > 1) {
            throw new IllegalArgumentException("--check needs --only, to know what the run was about");
        }
        return new Options(scenarios, size, seed, keepIn, check);
    }

    private static int number(String option, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException(option + " takes a number from " + least + " to " + most);
    }

    private static Scenario scenario(String text) {
        return Arrays.stream(Scenario.values())
                .filter(scenario -> name(scenario).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no scenario " + text));
    }

    private static String name(Scenario scenario) {
        return scenario.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
