package reprise.language.expression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import reprise.sdk.Json;

/** What each function means, in one list: the manual and the API tell it from here. */
public final class FunctionReference {

    /**
     * @param example an expression
     * @param result its value as JSON
     */
    public record Entry(String group, String signature, String meaning, String example, String result) {
        public String name() {
            return signature.substring(0, signature.indexOf('('));
        }

        private Json json() {
            return Json.object(
                    "name",
                    name(),
                    "group",
                    group,
                    "signature",
                    signature,
                    "meaning",
                    meaning,
                    "example",
                    example,
                    "result",
                    result);
        }
    }

    public static final List<Entry> ENTRIES = read();

    /** For those who complete what is being typed. */
    public static Json json() {
        return Json.object("items", ENTRIES.stream().map(Entry::json).toList());
    }

    /** The page of the manual. */
    public static String page() {
        var page = new StringBuilder("# Functions of expressions\n\n"
                + "Expressions are CEL with these functions; `x.f(y)` and `f(x, y)` mean the same. `GET /api/v1/functions` tells the"
                + " same list.\n");
        var group = "";
        for (var entry : ENTRIES) {
            if (!entry.group.equals(group)) {
                group = entry.group;
                page.append("\n## ")
                        .append(group)
                        .append("\n\n| Function | Meaning | Example | Value |\n| --- | --- | --- | --- |\n");
            }
            page.append("| `")
                    .append(entry.signature)
                    .append("` | ")
                    .append(entry.meaning)
                    .append(" | `");
            page.append(entry.example).append("` | `").append(entry.result).append("` |\n");
        }
        return page.toString();
    }

    private static List<Entry> read() {
        var entries = new ArrayList<Entry>();
        var group = "";
        for (var line : text().lines().toList()) {
            if (line.startsWith("## ")) {
                group = line.substring(3);
            } else {
                var parts = line.split(" ¦ ");
                entries.add(new Entry(group, parts[0], parts[1], parts[2], parts[3]));
            }
        }
        return List.copyOf(entries);
    }

    private static String text() {
        try (var in = FunctionReference.class.getResourceAsStream("functions.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FunctionReference() {}
}
