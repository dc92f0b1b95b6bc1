package reprise.language.json;

import java.util.HashMap;
import java.util.Map;
import reprise.core.definition.Place;
import reprise.core.definition.SourceText;
import reprise.sdk.Json;

/** Where each value of a text stands, as long as that takes no more room than the text deserves. */
public final class PlaceBook {
    private static final int VALUES = 200_000;
    private static final int CHARACTERS = 20_000_000;

    private final Map<String, Place> values = new HashMap<>();
    private final Map<String, Place> texts = new HashMap<>();
    private int characters;

    /** Whether there was room for it. */
    public boolean value(String path, Place place) {
        values.put(path, place);
        characters += path.length();
        return values.size() <= VALUES && characters <= CHARACTERS;
    }

    /** The first character of a text whose others follow it one by one. */
    public void text(String path, Place place) {
        texts.put(path, place);
    }

    public SourceText of(Json json) {
        return new SourceText(json, values, texts);
    }
}
