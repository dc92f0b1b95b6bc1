package reprise.core.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what somebody meant to write. */
public final class Spelling {

    /** {@code "; did you mean x?"} where one of the known words is near enough, else nothing. */
    public static String hint(String written, Collection<String> known) {
        return nearest(written, known)
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
    }

    /** The known word that takes the fewest changes to reach, where few are enough. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        if (written.length() > 64) {
            return Optional.empty();
        }
        int enough = written.length() < 3 ? 0 : Math.max(1, (written.length() + 1) / 3);
        return known.stream()
                .filter(word -> Math.abs(word.length() - written.length()) <= enough)
                .filter(word -> changes(written, word) <= enough)
                .min(Comparator.comparingInt(word -> changes(written, word)));
    }

    /** Letters to insert, drop, replace or swap with their neighbour; capitals do not count. */
    private static int changes(String from, String to) {
        String a = plain(from);
        String b = plain(to);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
    }

    private static String plain(String word) {
        return word.toLowerCase(java.util.Locale.ROOT).replace('-', '_');
    }

    private Spelling() {}
}
