package reprise.catalog;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a webhook listens below {@code /hooks/}, as its author chose it: {@code orders/:id}. A segment that begins with
 * a colon takes whatever stands there and gives it to the execution under that name.
 */
public record HookPath(List<String> segments) {

    private static final Pattern FIXED = Pattern.compile("[\\p{L}\\p{N}._~-]+");
    private static final Pattern PARAM = Pattern.compile(":[A-Za-z_][A-Za-z0-9_]*");
    private static final int MAX_LENGTH = 200;
    private static final int MAX_SEGMENTS = 16;

    /** @throws IllegalArgumentException saying what would be right */
    static HookPath of(String text) {
        var path = new HookPath(List.of(trim(text).split("/", -1)));
        path.check(text.length());
        return path;
    }

    /** A path that was fine when it was kept. */
    static HookPath kept(String text) {
        return new HookPath(List.of(text.split("/")));
    }

    /** Without the slashes around it. */
    static String trim(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (from < to && path.charAt(to - 1) == '/') {
            to--;
        }
        return path.substring(from, to);
    }

    private void check(int length) {
        require(
                length <= MAX_LENGTH && segments.size() <= MAX_SEGMENTS,
                "must be at most 200 characters and 16 segments");
        require(
                segments.stream().allMatch(HookPath::sound),
                "must be like orders/new or orders/:id: letters, digits and . _ ~ - between slashes");
        require(!param(segments.getFirst()), "must begin with a fixed segment, so that it takes nobody else's calls");
        require(
                !HookToken.looksLike(segments.getFirst()),
                "must not look like a workflow's own unguessable address (32 hexadecimal digits)");
        require(names().stream().distinct().count() == names().size(), "must not name a parameter twice");
    }

    private static boolean sound(String segment) {
        return PARAM.matcher(segment).matches()
                || FIXED.matcher(segment).matches() && !segment.equals(".") && !segment.equals("..");
    }

    private static void require(boolean holds, String issue) {
        if (!holds) {
            throw new IllegalArgumentException(issue);
        }
    }

    /** The same below that slug. */
    HookPath under(HookSlug slug) {
        return new HookPath(
                Stream.concat(Stream.of(slug.value()), segments.stream()).toList());
    }

    static boolean param(String segment) {
        return segment.startsWith(":");
    }

    /** Of its parameters, from left to right. */
    List<String> names() {
        return segments.stream()
                .filter(HookPath::param)
                .map(name -> name.substring(1))
                .toList();
    }

    boolean fixed() {
        return segments.stream().noneMatch(HookPath::param);
    }

    /** Whether every call to the one is a call to the other: they differ in the names of their parameters at most. */
    boolean same(HookPath other) {
        return shape().equals(other.shape());
    }

    /** The path with its parameters unnamed: {@code orders/:}. */
    String shape() {
        return String.join(
                "/",
                segments.stream().map(segment -> param(segment) ? ":" : segment).toList());
    }

    @Override
    public String toString() {
        return String.join("/", segments);
    }
}
