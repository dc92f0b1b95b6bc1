package reprise.sdk.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that was probably meant. */
final class Nearest {
    private Nearest() {}

    /** Among the known names, one that differs by a slip: case, separators, or a letter or two. */
    static Optional<String> to(String wrong, Collection<String> known) {
        if (wrong.length() > 64) {
            return Optional.empty();
        }
        String bare = bare(wrong);
        return known.stream()
                .filter(name -> distance(bare, bare(name)) <= Math.min(2, (name.length() - 1) / 2))
                .min(Comparator.comparingInt(name -> distance(bare, bare(name))));
    }

    private static String bare(String name) {
        return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }

    /** Letters to insert, drop, change or swap with their neighbour. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
