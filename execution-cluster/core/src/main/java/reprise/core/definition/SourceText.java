package reprise.core.definition;

import java.util.Map;
import reprise.sdk.Json;

/**
 * A definition as it was written: its data, and where each of them stands.
 *
 * @param places by path ({@code nodes[0].config.url}, empty for the whole): the place of the value
 */
public record SourceText(Json json, Map<String, Place> places) {}
