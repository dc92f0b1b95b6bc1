package reprise.core.definition;

import java.util.Map;
import reprise.sdk.Json;

/**
 * A definition as it was written: its data, and where each of them stands.
 *
 * @param places by path ({@code nodes[0].config.url}, empty for the whole): the place of the value
 * @param texts by path: the first character of a text that stands on one line as it is, so that its characters can be counted
 */
public record SourceText(Json json, Map<String, Place> places, Map<String, Place> texts) {

    /** Data whose places nobody knows. */
    public static SourceText of(Json json) {
        return new SourceText(json, Map.of(), Map.of());
    }
}
