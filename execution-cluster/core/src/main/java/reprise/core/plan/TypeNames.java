package reprise.core.plan;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import reprise.sdk.config.Spelling;

/** The names of the node types there are, for those who looked for others. Nothing that does not exist is suggested. */
record TypeNames(List<String> known, Optional<String> loop) {

    /** What people who know other engines call them. */
    private static final Map<String, String> OURS = Map.ofEntries(
            Map.entry("if", "condition"),
            Map.entry("case", "switch"),
            Map.entry("router", "switch"),
            Map.entry("sleep", "delay"),
            Map.entry("pause", "delay"),
            Map.entry("timer", "delay"),
            Map.entry("cron", "schedule"),
            Map.entry("assign", "set"),
            Map.entry("map", "transform"),
            Map.entry("function", "code"),
            Map.entry("script", "code"),
            Map.entry("join", "merge"),
            Map.entry("foreach", "loop"),
            Map.entry("for", "loop"),
            Map.entry("print", "log"),
            Map.entry("echo", "log"),
            Map.entry("rest", "http_request"),
            Map.entry("api", "http_request"),
            Map.entry("fetch", "http_request"),
            Map.entry("curl", "http_request"),
            Map.entry("trigger", "webhook"),
            Map.entry("start", "manual"),
            Map.entry("workflow", "subworkflow"),
            Map.entry("response", "respond"));

    static TypeNames of(NodeTypes types) {
        return new TypeNames(
                types.all().stream().map(type -> type.spec().type()).toList(),
                types.all().stream()
                        .filter(type -> type.spec().holdsBody())
                        .map(type -> type.spec().type())
                        .findFirst());
    }

    /** What to write in place of a type that does not exist; all there are where none is near. */
    String hint(String written) {
        return Optional.ofNullable(OURS.get(written.toLowerCase(Locale.ROOT)))
                .filter(known::contains)
                .or(() -> Spelling.nearest(written, known))
                .or(() -> sharing(written))
                .map(name -> "; did you mean " + name + "?")
                .orElse("; there are " + String.join(", ", known));
    }

    /** The first with a word in common: {@code http}, {@code httpRequest} and {@code http-get} are near {@code http_request}. */
    private Optional<String> sharing(String written) {
        var words = words(written);
        return known.stream()
                .filter(name -> words(name).stream().anyMatch(words::contains))
                .findFirst();
    }

    private static HashSet<String> words(String name) {
        return new HashSet<>(Arrays.asList(name.replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z0-9]+")));
    }
}
