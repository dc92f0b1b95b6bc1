package reprise.gateway.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonObject;

/**
 * Reads the members of a JSON object that came as a body. Whatever is wrong is collected and refused at once: what is
 * missing, what does not fit, and members that nobody asked for. A member that is null counts as not given.
 */
public final class Fields {
    private static final int LONGEST_SECRET = 1000;

    private final JsonObject object;
    private final Set<String> asked = new HashSet<>();
    private final List<Refusal.Detail> problems = new ArrayList<>();

    private Fields(JsonObject object) {
        this.object = object;
    }

    /** What {@code reader} makes of that body. @throws Refused naming each member that is wrong */
    public static <T> T read(Json body, Function<Fields, T> reader) {
        if (!(body instanceof JsonObject object)) {
            throw new Refused(Refusal.invalid("", "The body must be a JSON object, not " + body.kind()));
        }
        var fields = new Fields(object);
        var result = reader.apply(fields);
        fields.refuseProblems();
        return result;
    }

    /** A text that must be there and not be empty; where it is not, the request is refused and what is returned here does not matter. */
    public String text(String name, int longest) {
        var text = optionalText(name, longest).orElse("");
        if (text.isEmpty()) {
            missing(name);
        }
        return text;
    }

    public Optional<String> optionalText(String name, int longest) {
        return member(name).flatMap(value -> {
            var text = value.text();
            if (text.isEmpty()) {
                wrong(name, "must be text, not " + value.kind());
            }
            return text.filter(given -> fits(name, given, longest));
        });
    }

    /** A text that must be there, taken exactly as it is, such as a password; at most 1000 characters. */
    public String secret(String name) {
        var given = member(name);
        var text = given.flatMap(Json::text).orElse("");
        if (text.isEmpty()) {
            wrong(name, given.isEmpty() ? "is missing" : "must be text, and not empty");
        } else if (text.length() > LONGEST_SECRET) {
            wrong(name, "must not be longer than " + LONGEST_SECRET + " characters");
        }
        return text;
    }

    /** Whether that member is given at all, and not as null. */
    public boolean has(String name) {
        return member(name).isPresent();
    }

    /** Anything a parser of the domain knows to read; it throws {@link IllegalArgumentException} where it cannot. */
    public <T> Optional<T> parsed(String name, Function<String, T> parser, String issue) {
        return optionalText(name, 1000).flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (IllegalArgumentException unreadable) {
                wrong(name, issue);
                return Optional.empty();
            }
        });
    }

    /** A moment in ISO-8601: {@code 2026-01-31T08:00:00Z}. */
    public Optional<Instant> instant(String name) {
        return parsed(name, Outside::moment, "must be a time in ISO-8601, such as 2026-01-31T08:00:00Z");
    }

    public Optional<Boolean> flag(String name) {
        return member(name).flatMap(value -> {
            if (value instanceof JsonBoolean flag) {
                return Optional.of(flag.value());
            }
            wrong(name, "must be true or false, not " + value.kind());
            return Optional.empty();
        });
    }

    /** A whole number within bounds. */
    public Optional<Long> whole(String name, long least, long greatest) {
        return member(name).flatMap(value -> {
            if (value instanceof Json.JsonNumber(Long number) && number >= least && number <= greatest) {
                return Optional.of(number);
            }
            wrong(name, "must be a whole number from " + least + " to " + greatest);
            return Optional.empty();
        });
    }

    /** A list of texts; empty where it is not given. */
    public List<String> texts(String name, int most) {
        return member(name)
                .map(value -> value instanceof JsonArray list ? texts(name, list, most) : notTexts(name))
                .orElse(List.of());
    }

    /** Any JSON value; null counts as not given. */
    public Optional<Json> json(String name) {
        return member(name);
    }

    /** Notes that a member is wrong; the request will be refused. Always false, to be used in conditions. */
    public boolean wrong(String name, String issue) {
        return problems.add(new Refusal.Detail(name, issue)) && false;
    }

    private List<String> texts(String name, JsonArray list, int most) {
        var texts = list.items().stream().flatMap(item -> item.text().stream()).toList();
        if (texts.size() != list.items().size()) {
            return notTexts(name);
        }
        if (texts.size() > most) {
            wrong(name, "must not have more than " + most + " items");
        }
        return texts;
    }

    private List<String> notTexts(String name) {
        wrong(name, "must be a list of texts");
        return List.of();
    }

    private Optional<Json> member(String name) {
        asked.add(name);
        return object.get(name).filter(value -> !(value instanceof JsonNull));
    }

    private boolean fits(String name, String text, int longest) {
        if (text.indexOf('\0') >= 0) {
            return wrong(name, "must not contain the character U+0000");
        }
        return text.length() <= longest || wrong(name, "must not be longer than " + longest + " characters");
    }

    private void missing(String name) {
        if (problems.stream().noneMatch(problem -> problem.field().equals(name))) {
            wrong(name, "is missing");
        }
    }

    private void refuseProblems() {
        for (var name : object.members().keySet()) {
            if (!asked.contains(name)) {
                wrong(name.length() <= 64 ? name : name.substring(0, 64) + "…", "is not known here");
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(Refusal.invalid(problems));
        }
    }
}
