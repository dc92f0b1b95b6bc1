package reprise.sdk.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant to write. */
public final class Spelling {
    /** Longer ones are not guessed at, and no more than so many are looked at closely: a text may hold many mistakes. */
    private static final int LONGEST = 64;

    private static final int LOOKED_AT = 200;

    /** {@code "; did you mean x?"} where one of the known words is near enough, else nothing. */
    public static String hint(String written, Collection<String> known) {
        return nearest(written, known)
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
    }

    /** The known word that takes the fewest changes to reach, where few are enough. Capitals and separators do not count. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        var bare = bare(written);
        int enough = written.length() < 3 ? 0 : Math.max(1, (written.length() + 1) / 3);
        return known.stream()
                .filter(word -> Math.abs(word.length() - written.length()) <= enough)
                .limit(LOOKED_AT)
                .filter(word -> changes(bare, bare(word)) <= enough)
                .min(Comparator.comparingInt(word -> changes(bare, bare(word))));
    }

    private static String bare(String word) {
        return word.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }

    /** Letters to insert, drop, replace or swap with their neighbour. */
    private static int changes(String a, String b) {
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

    private Spelling() {}
}
