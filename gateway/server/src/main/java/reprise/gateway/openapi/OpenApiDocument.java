package reprise.gateway.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reprise.language.Language;
import reprise.language.UnreadableText;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/**
 * The API as OpenAPI 3.1 describes it: written by hand in YAML, a file for each area, put together when it is first asked
 * for.
 */
public final class OpenApiDocument {
    private static final List<String> AREAS = List.of("common", "accounts", "workflows", "executions", "operations");

    /** Beside the class, so that nobody reads it who does not ask. */
    private static final class Whole {
        private static final JsonObject JSON = AREAS.stream()
                .map(OpenApiDocument::read)
                .reduce(OpenApiDocument::merged)
                .orElseThrow();
    }

    public static JsonObject json() {
        return Whole.JSON;
    }

    private static JsonObject read(String area) {
        try (var stream = OpenApiDocument.class.getResourceAsStream(area + ".yaml")) {
            return (JsonObject) Language.readYaml(stream.readAllBytes()).json();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableText unreadable) {
            throw new IllegalStateException("the description of the API in " + area + ".yaml", unreadable);
        }
    }

    private static JsonObject merged(JsonObject one, JsonObject other) {
        Map<String, Json> members = new LinkedHashMap<>(one.members());
        other.members()
                .forEach((name, value) -> members.merge(
                        name,
                        value,
                        (before, after) -> before instanceof JsonObject a && after instanceof JsonObject b
                                ? merged(a, b)
                                : after));
        return new JsonObject(members);
    }

    private OpenApiDocument() {}
}
