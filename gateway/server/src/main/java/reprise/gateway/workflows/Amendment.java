package reprise.gateway.workflows;

import java.util.LinkedHashMap;
import java.util.Optional;
import reprise.gateway.http.Fields;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** What {@code PATCH} may change without a new definition. What is not given stays; metadata are replaced as a whole. */
record Amendment(Optional<String> name, Optional<String> description, Optional<Json> tags, Optional<Json> metadata) {

    /** The language refuses longer ones in its own words. */
    private static final int LONGEST = 1_000_000;

    static Amendment read(Fields fields) {
        return new Amendment(
                fields.optionalText("name", LONGEST),
                fields.optionalText("description", LONGEST),
                fields.json("tags"),
                fields.json("metadata"));
    }

    JsonObject change(JsonObject definition) {
        var members = new LinkedHashMap<>(definition.members());
        name.ifPresent(text -> members.put("name", Json.of(text)));
        description.ifPresent(text -> members.put("description", Json.of(text)));
        tags.ifPresent(list -> members.put("tags", list));
        metadata.ifPresent(object -> members.put("metadata", object));
        return Json.object(members);
    }
}
