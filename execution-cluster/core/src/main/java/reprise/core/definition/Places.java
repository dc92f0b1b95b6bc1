package reprise.core.definition;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the place of a field in a text, however its author spelled the way to it. */
public final class Places {
    private static final Pattern CONFIG = Pattern.compile("(nodes\\[\\d+])\\.config(.*)", Pattern.DOTALL);
    private static final Pattern EDGE = Pattern.compile("edges(\\[\\d+])(?:\\.(from|to|on))?");

    private final SourceText source;

    public Places(SourceText source) {
        this.source = source;
    }

    /** A problem with that field, named as the author wrote it. */
    public Problem problem(String field, String issue) {
        var written = written(field);
        return new Problem(written, issue, place(written));
    }

    /** A problem inside of a text, that many characters from its beginning. */
    public Problem problem(String field, int offset, String issue) {
        var written = written(field);
        return Optional.ofNullable(source.texts().get(written))
                .map(start ->
                        new Problem(written, issue, Optional.of(new Place(start.line(), start.column() + offset))))
                .orElseGet(() -> new Problem(written, issue, place(written)));
    }

    private String written(String field) {
        if (source.places().isEmpty() || source.places().containsKey(field)) {
            return field;
        }
        return spellings(field).stream()
                .filter(source.places()::containsKey)
                .findFirst()
                .orElse(field);
    }

    private static List<String> spellings(String field) {
        var config = CONFIG.matcher(field);
        if (config.matches()) {
            return List.of(config.group(1) + ".data.config" + config.group(2));
        }
        var edge = EDGE.matcher(field);
        if (!edge.matches()) {
            return List.of();
        }
        return List.of("edges", "connections").stream()
                .map(list -> list + edge.group(1))
                .flatMap(item -> ends(edge.group(2)).stream().map(end -> item + end))
                .toList();
    }

    private static List<String> ends(String end) {
        return switch (end) {
            case null -> List.of("");
            case "from" -> List.of(".from", ".source");
            case "to" -> List.of(".to", ".target");
            default -> List.of(".on", ".sourceHandle", ".action");
        };
    }

    /** Of the field, or of the nearest thing around it that was written. */
    private Optional<Place> place(String field) {
        for (var path = field; ; path = around(path)) {
            var place = source.places().get(path);
            if (place != null || path.isEmpty()) {
                return Optional.ofNullable(place);
            }
        }
    }

    private static String around(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
