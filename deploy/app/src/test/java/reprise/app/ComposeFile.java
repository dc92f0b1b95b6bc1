package reprise.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import reprise.language.Language;
import reprise.language.UnreadableText;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** A compose file, as far as these tests look into it. */
record ComposeFile(Path file, Map<String, Json> top) {

    record Service(String name, Map<String, Json> settings) {
        Map<String, Json> object(String key) {
            return members(settings.get(key));
        }

        List<String> texts(String key) {
            return settings.get(key) instanceof JsonArray(var items)
                    ? items.stream().map(item -> ((JsonString) item).value()).toList()
                    : List.of();
        }
    }

    static ComposeFile read(Path file) throws IOException, UnreadableText {
        return new ComposeFile(
                file, members(Language.readYaml(Files.readString(file)).json()));
    }

    List<Service> services() {
        return members(top.get("services")).entrySet().stream()
                .map(entry -> new Service(entry.getKey(), members(entry.getValue())))
                .toList();
    }

    /** Those that run Reprise. */
    Stream<Service> nodes() {
        return services().stream()
                .filter(service -> service.object("environment").containsKey("REPRISE_DB_URL"));
    }

    Map<String, Json> object(String key) {
        return members(top.get(key));
    }

    static Map<String, Json> members(Json json) {
        return json instanceof JsonObject(var members) ? members : Map.of();
    }
}
