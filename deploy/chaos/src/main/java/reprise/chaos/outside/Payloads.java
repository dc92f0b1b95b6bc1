package reprise.chaos.outside;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/**
 * Bodies as GitHub sends them: pushes, issues and pull requests of 1 to 30 KB, with the text that people really write.
 * The same seed and serial make the same body for ever.
 */
public final class Payloads {
    public static final StrictJson JSON = new StrictJson(JsonLimits.STANDARD);

    private static final List<String> PEOPLE = List.of(
            "octocat", "zoë-müller", "naïve-robot", "李小龍", "Иван", "محمد", "👩🏽‍💻-dev", "O'Brien", "a\"quote\\");
    private static final List<String> WORDS = List.of(
            "fix",
            "the",
            "build",
            "après",
            "naïveté",
            "日本語のテキスト",
            "🚀",
            "👨‍👩‍👧‍👦",
            "{{ trigger.body }}",
            "<script>",
            "\\u0041",
            "\ttab",
            "line\nbreak",
            "e\u0301",
            "עברית",
            "%s",
            "${HOME}",
            "'; drop table x; --",
            "\u2028",
            "0x1F",
            "null");

    private final long seed;

    public Payloads(long seed) {
        this.seed = seed;
    }

    /** The kind of event, as the header {@code X-GitHub-Event} names it. */
    public String event(int serial) {
        return switch (serial % 3) {
            case 0 -> "push";
            case 1 -> "issues";
            default -> "pull_request";
        };
    }

    public JsonObject of(int serial) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + serial);
        var body =
                switch (event(serial)) {
                    case "push" -> push(random);
                    case "issues" -> issue(random);
                    default -> pullRequest(random);
                };
        return body.with("serial", Json.of("n" + serial))
                .with("confirm", Json.of(serial % 2 == 0))
                .with("repository", repository(random))
                .with("sender", person(random))
                .with("context", nested(random.nextInt(1, 60), random));
    }

    private static JsonObject push(RandomGenerator random) {
        var commits = many(
                random,
                20,
                () -> Json.object(
                        "id", hex(random, 40),
                        "tree_id", hex(random, 40),
                        "distinct", random.nextBoolean(),
                        "message", text(random, 80),
                        "timestamp", "2026-02-29T25:61:00+14:00",
                        "author", person(random),
                        "added", many(random, 6, () -> Json.of("src/" + text(random, 2))),
                        "removed", Json.EMPTY_ARRAY,
                        "modified", many(random, 6, () -> Json.of("docs/" + hex(random, 8) + ".md"))));
        return Json.object(
                "ref",
                "refs/heads/" + text(random, 2),
                "before",
                hex(random, 40),
                "after",
                hex(random, 40),
                "created",
                false,
                "forced",
                random.nextBoolean(),
                "base_ref",
                null,
                "commits",
                commits);
    }

    private static JsonObject issue(RandomGenerator random) {
        return Json.object(
                "action",
                random.nextBoolean() ? "opened" : "labeled",
                "issue",
                Json.object(
                        "id", random.nextLong(),
                        "number", random.nextInt(1, 100_000),
                        "title", text(random, 12),
                        "body", text(random, random.nextInt(20, 1_500)),
                        "labels", many(random, 8, () -> Json.object("name", text(random, 2), "color", hex(random, 6))),
                        "assignee", null,
                        "reactions", Json.object("+1", random.nextInt(50), "-1", 0, "😕", 1, "", "empty name")));
    }

    private static JsonObject pullRequest(RandomGenerator random) {
        return Json.object(
                "action", "synchronize",
                "number", random.nextInt(1, 100_000),
                "pull_request",
                        Json.object(
                                "id", random.nextLong(),
                                "title", text(random, 12),
                                "body", text(random, random.nextInt(20, 1_000)),
                                "user", person(random),
                                "merged", false,
                                "mergeable", null,
                                "score", 0.125 * random.nextInt(1, 1_000_000),
                                "additions", random.nextInt(),
                                "requested_reviewers", many(random, 10, () -> person(random))));
    }

    private static JsonObject repository(RandomGenerator random) {
        return Json.object(
                "id",
                random.nextLong(0, 1L << 53),
                "full_name",
                "octo-org/" + text(random, 1),
                "private",
                true,
                "description",
                text(random, 30),
                "html_url",
                "https://git.example.com/octo-org/" + hex(random, 12),
                "keys_url",
                "https://api.example.com/repos/octo-org/" + hex(random, 12) + "/keys{/key_id}",
                "trees_url",
                "https://api.example.com/repos/octo-org/" + hex(random, 12) + "/git/trees{/sha}",
                "compare_url",
                "https://api.example.com/repos/octo-org/" + hex(random, 12) + "/compare/{base}...{head}",
                "owner",
                person(random),
                "topics",
                many(random, 5, () -> Json.of(text(random, 1))),
                "size",
                random.nextInt(1 << 20));
    }

    private static JsonObject person(RandomGenerator random) {
        return Json.object(
                "login",
                PEOPLE.get(random.nextInt(PEOPLE.size())),
                "id",
                random.nextInt(1, 1 << 30),
                "avatar_url",
                "https://avatars.example.com/u/" + random.nextInt(1 << 20) + "?v=4&s=%7B%7D",
                "site_admin",
                false);
    }

    private static Json nested(int depth, RandomGenerator random) {
        Json inner = Json.of(text(random, 3));
        for (int i = 0; i < depth; i++) {
            inner = i % 2 == 0 ? Json.array(inner, Json.of(i)) : Json.object("in", inner);
        }
        return inner;
    }

    private static Json many(RandomGenerator random, int most, Supplier<Json> one) {
        var items = new ArrayList<Json>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            items.add(one.get());
        }
        return Json.array(items);
    }

    private static String text(RandomGenerator random, int words) {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    private static String hex(RandomGenerator random, int digits) {
        var text = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }
}
