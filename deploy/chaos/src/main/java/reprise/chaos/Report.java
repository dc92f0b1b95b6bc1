package reprise.chaos;

import java.util.ArrayList;
import java.util.Locale;
import reprise.chaos.Run.Verdict;

/** Says in a line what was done to the product and what came of it; and, where a promise broke, how. */
final class Report {
    private static final int MOST_SENTENCES = 10;

    static String of(Verdict verdict) {
        var exercise = verdict.exercise();
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: acknowledged %,d, lost %d, duplicates %d, longest outage %.1f s: %s",
                verdict.scenario().fault(),
                exercise.acknowledged(),
                verdict.lost(),
                verdict.duplicates(),
                exercise.longestOutage().toMillis() / 1000.0,
                word(verdict)));
        lines.add(String.format(
                Locale.ROOT,
                "  met with: %d strikes in flight, %d answers of the database lost, %d requests in doubt (%d told 503,"
                        + " %d kept all the same), %d deduplicated, %d calls made again, %d executions taken over, %d refused",
                exercise.strikes(),
                exercise.answersLost(),
                exercise.indeterminate(),
                exercise.unavailable(),
                exercise.keptUntold(),
                exercise.deduplicated(),
                exercise.reRun(),
                exercise.takenOver(),
                exercise.refused()));
        if (exercise.longestTakeOver().isPositive()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  what was under way when a node was killed was done by the others within %.1f s",
                    exercise.longestTakeOver().toMillis() / 1000.0));
        }
        verdict.missing().forEach(need -> lines.add("  NOT EXERCISED: " + need));
        verdict.broken().forEach((promise, sentences) -> {
            lines.add("  BROKEN: " + promise + ", " + sentences.size() + " times");
            sentences.stream().limit(MOST_SENTENCES).forEach(sentence -> lines.add("    " + sentence));
        });
        verdict.evidence().ifPresent(folder -> lines.add("  evidence: " + folder));
        return String.join(System.lineSeparator(), lines);
    }

    private static String word(Verdict verdict) {
        if (!verdict.broken().isEmpty()) {
            return "BROKEN";
        }
        return verdict.missing().isEmpty() ? "held" : "NOT EXERCISED";
    }

    private Report() {}
}
