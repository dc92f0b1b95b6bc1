package reprise.gateway.http;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What an {@code Accept…} header would rather have (RFC 9110, section 12.5), the weight of a name from 0 to 1. A weight that
 * cannot be read counts as 1, as if it were not there.
 *
 * @param weights in lower case, as they were named, ranges such as <code>text/*</code> among them
 */
public record Preferences(Map<String, Double> weights) {

    /** Of a header's text, several of the same name joined by commas. */
    public static Preferences of(String header) {
        var weights = new LinkedHashMap<String, Double>();
        for (var part : header.split(",")) {
            var words = part.split(";");
            var name = words.length == 0 ? "" : words[0].strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                weights.putIfAbsent(name, weight(words));
            }
        }
        return new Preferences(weights);
    }

    private static double weight(String[] words) {
        for (int i = 1; i < words.length; i++) {
            var word = words[i].strip();
            if (word.matches("[qQ]=(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)")) {
                return Double.parseDouble(word.substring(2));
            }
        }
        return 1;
    }

    /** By its name, else by the ranges it is in; 0 where it is not wanted. */
    public double weight(String name) {
        var slash = name.indexOf('/');
        var range = slash < 0 ? "*" : name.substring(0, slash) + "/*";
        var any = weights.getOrDefault(slash < 0 ? "*" : "*/*", 0.0);
        return weights.getOrDefault(name, weights.getOrDefault(range, any));
    }

    /** The most that one of these is wanted by its very name, not as one of many. */
    public double named(Collection<String> names) {
        return names.stream()
                .mapToDouble(name -> weights.getOrDefault(name, 0.0))
                .max()
                .orElse(0);
    }
}
