package reprise.gateway.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** What callers name: fields, parameters, parts. One that is given several times is a list, in the order given. */
final class NamedValues {
    private final Map<String, List<Json>> values = new LinkedHashMap<>();

    NamedValues add(String name, Json value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
        return this;
    }

    JsonObject json() {
        var members = new LinkedHashMap<String, Json>();
        values.forEach((name, given) -> members.put(name, given.size() == 1 ? given.getFirst() : Json.array(given)));
        return new JsonObject(members);
    }
}
