package reprise.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Which environment variable stands for which key, as a resource that maps them says. */
final class Variables {
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*([a-z.-]+) = \\$\\{\\?(REPRISE_[A-Z_]+)}$");

    /** Keys without the prefix {@code reprise.}, by the name of their variable. */
    static Map<String, String> of(String resource) {
        var keys = new LinkedHashMap<String, String>();
        LINE.matcher(text(resource)).results().forEach(line -> keys.put(line.group(2), line.group(1)));
        return keys;
    }

    private static String text(String resource) {
        try (var in = Variables.class.getResourceAsStream("/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Variables() {}
}
