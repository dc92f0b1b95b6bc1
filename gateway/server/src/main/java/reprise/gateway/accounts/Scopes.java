package reprise.gateway.accounts;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a token is good for: {@code executions:read}, {@code workflows:write}, or {@code *} for all. Writing includes
 * reading. A scope takes away from what the role allows and adds nothing to it.
 */
public record Scopes(List<String> words) {
    private static final String EVERYTHING = "*";
    private static final String OPERATIONS = Area.OPERATIONS.word();
    private static final List<String> KNOWN = Stream.concat(
                    Stream.of(EVERYTHING, "*:read", OPERATIONS),
                    Stream.of(Area.values())
                            .filter(area -> area != Area.OPERATIONS)
                            .flatMap(area -> Stream.of(area.word() + ":read", area.word() + ":write")))
            .toList();

    /** No limits. */
    public static final Scopes ALL = new Scopes(List.of(EVERYTHING));

    public Scopes {
        words = List.copyOf(new TreeSet<>(words));
    }

    /** A word that is no scope, if there is one. */
    static Optional<String> unknown(List<String> words) {
        return words.stream().filter(word -> !KNOWN.contains(word)).findFirst();
    }

    static List<String> known() {
        return KNOWN;
    }

    boolean allow(Area area, Permission permission) {
        if (area == Area.OPERATIONS) {
            return words.contains(EVERYTHING) || words.contains(OPERATIONS);
        }
        var reading = permission == Permission.READ;
        return words.contains(EVERYTHING)
                || words.contains(area.word() + ":write")
                || (reading && (words.contains("*:read") || words.contains(area.word() + ":read")));
    }

    /** Whether they are good for more than what a role allows. */
    boolean ofInstallation() {
        return words.contains(OPERATIONS);
    }

    /** Whether whoever has these may give those away. */
    boolean include(Scopes others) {
        return words.contains(EVERYTHING) || words.containsAll(others.words);
    }
}
