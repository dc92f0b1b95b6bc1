package reprise.catalog;

import reprise.core.definition.Definition;
import reprise.core.definition.DefinitionWriter;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** Makes the copy of a workflow tell that it is one. */
final class Copies {

    /** So much of the name that the copy's is not too long for a name. */
    private static final int ROOM = 190;

    static JsonObject of(Definition original) {
        return DefinitionWriter.write(original).with("name", Json.of(cut(original.name()) + " (copy)"));
    }

    private static String cut(String name) {
        int end = Math.min(name.length(), ROOM);
        boolean halves = end > 0 && Character.isHighSurrogate(name.charAt(end - 1));
        return name.substring(0, halves ? end - 1 : end);
    }

    private Copies() {}
}
