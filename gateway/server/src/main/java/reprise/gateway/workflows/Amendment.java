package reprise.gateway.workflows;

import java.util.Optional;
import reprise.gateway.http.Fields;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** What {@code PATCH} may change without a new definition. What is not given stays; metadata are replaced as a whole. */
record Amendment(
        Optional<String> name, Optional<String> description, Optional<Json> tags, Optional<Json> metadata) {

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
        var changed = definition;
        changed = name.map(Json::of).map(with(changed, "name")).orElse(changed);
        changed = description.map(Json::of).map(with(changed, "description")).orElse(changed);
        changed = tags.map(with(changed, "tags")).orElse(changed);
        return metadata.map(with(changed, "metadata")).orElse(changed);
    }

    private static java.util.function.Function<Json, JsonObject> with(JsonObject definition, String name) {
        return value -> definition.with(name, value);
    }
}
