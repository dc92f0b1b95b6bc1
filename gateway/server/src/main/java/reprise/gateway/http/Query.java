package reprise.gateway.http;

import akka.http.javadsl.model.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads the query parameters of one request. Whatever is wrong is collected and refused at once: a value that does not
 * fit, a parameter given twice that is single, and one that nobody asked for.
 */
public final class Query {
    private static final int LONGEST = 1000;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<Refusal.Detail> problems = new ArrayList<>();

    private Query(List<UrlEncoded.Field> parameters) {
        parameters.forEach(parameter ->
                values.computeIfAbsent(parameter.name(), _ -> new ArrayList<>()).add(parameter.value()));
    }

    /** What {@code reader} makes of the query of that request. @throws Refused naming each parameter that is wrong */
    public static <T> T read(HttpRequest request, Function<Query, T> reader) {
        var query = new Query(UrlEncoded.query(request.getUri().rawQueryString().orElse("")));
        var result = reader.apply(query);
        query.refuseProblems();
        return result;
    }

    /** Any text of at most 1000 characters; absent where it is empty. */
    public Optional<String> text(String name) {
        return single(name).filter(text -> fits(name, text));
    }

    /** A parameter that may be repeated; all its values. */
    public List<String> texts(String name) {
        asked.add(name);
        return values.getOrDefault(name, List.of()).stream()
                .filter(text -> !text.isEmpty() && fits(name, text))
                .toList();
    }

    /** One of a few words. */
    public Optional<String> oneOf(String name, List<String> words) {
        return single(name)
                .filter(word -> words.contains(word) || wrong(name, "must be one of " + String.join(", ", words)));
    }

    /** A whole number within bounds. */
    public OptionalInt whole(String name, int least, int greatest) {
        var text = single(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            var number = Integer.parseInt(text.get());
            if (number >= least && number <= greatest) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // told below, in the same words
        }
        wrong(name, "must be a whole number from " + least + " to " + greatest);
        return OptionalInt.empty();
    }

    /** A place in a history: a whole number, 0 or greater. */
    public Optional<Long> count(String name) {
        return parsed(name, Outside::count, "must be a whole number from 0 to " + Outside.GREATEST);
    }

    public Optional<Boolean> flag(String name) {
        return oneOf(name, List.of("true", "false")).map(Boolean::valueOf);
    }

    /** A moment in ISO-8601: {@code 2026-01-31T08:00:00Z}. */
    public Optional<Instant> instant(String name) {
        return parsed(name, Outside::moment, "must be a time in ISO-8601, such as 2026-01-31T08:00:00Z");
    }

    public Optional<UUID> id(String name) {
        return parsed(name, Query::canonical, "must be an id");
    }

    /** Anything a parser of the domain knows to read; it throws {@link IllegalArgumentException} where it cannot. */
    public <T> Optional<T> parsed(String name, Function<String, T> parser, String issue) {
        return single(name).flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (IllegalArgumentException unreadable) {
                wrong(name, issue);
                return Optional.empty();
            }
        });
    }

    /** Notes that a parameter is wrong; the request will be refused. Always false, to be used in conditions. */
    public boolean wrong(String name, String issue) {
        return problems.add(new Refusal.Detail(name, issue)) && false;
    }

    private Optional<String> single(String name) {
        asked.add(name);
        var given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            wrong(name, "must be given once");
        }
        return given.stream().findFirst().filter(text -> !text.isEmpty());
    }

    private boolean fits(String name, String text) {
        if (text.indexOf('\0') >= 0) {
            return wrong(name, "must not contain the character U+0000");
        }
        return text.length() <= LONGEST || wrong(name, "must not be longer than " + LONGEST + " characters");
    }

    private void refuseProblems() {
        for (var name : values.keySet()) {
            if (!asked.contains(name)) {
                wrong(shown(name), "is not a parameter of this route");
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(Refusal.invalid(problems));
        }
    }

    private static String shown(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }

    /** The JDK's own parser also takes {@code 1-1-1-1-1}. */
    private static UUID canonical(String text) {
        var id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not canonical");
        }
        return id;
    }
}
