package reprise.language.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.stream.IntStream;
import reprise.sdk.Json;

/** Values of every kind, odd ones more often than in life. */
public final class RandomJson {
    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "true",
        "null",
        "~",
        "1",
        "0x1F",
        "-",
        "- a",
        "a: b",
        "a #b",
        "#",
        "{{ a }}",
        "ä€\uD83D\uDE00",
        "\u0000",
        "line\nline",
        "line\n",
        "\n",
        "  x\n y\n\n",
        "tab\t",
        "\"q\"",
        "'s'",
        "back\\slash",
        "on",
        "é\u0085\u2028x",
        "?",
        "|",
        ">",
        "[a]",
        "{a}",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "2026-11-20",
        "1e3",
        ".5",
        "a\r\nb",
        "\uFEFF",
        "---",
        "...",
        "x:",
        ":x"
    };

    public static Json value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(random.nextBoolean() ? random.nextLong() : random.nextInt(100) - 50);
            case 3 -> number(random);
            case 4, 5 -> Json.of(text(random));
            case 6 ->
                Json.array(IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> value(random, depth - 1))
                        .toList());
            default -> object(random, depth);
        };
    }

    public static Json.JsonObject object(Random random, int depth) {
        var members = new LinkedHashMap<String, Json>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(text(random), value(random, depth - 1));
        }
        return Json.object(members);
    }

    public static String text(Random random) {
        return random.nextInt(4) > 0
                ? TEXTS[random.nextInt(TEXTS.length)]
                : random.ints(random.nextInt(12), 1, 0x3000)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static Json number(Random random) {
        return Numbers.json(new BigDecimal(new BigInteger(random.nextInt(80) + 1, random), random.nextInt(60) - 30));
    }

    private RandomJson() {}
}
