package reprise.gateway.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import reprise.gateway.http.RouteTemplates;
import reprise.gateway.openapi.OpenApiDocument;
import reprise.language.schema.JsonSchemas;
import reprise.language.schema.JsonSchemas.Schema;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** The description of the API, for tests to hold answers and routes against. */
public final class ApiDescription {
    private static final JsonSchemas SCHEMAS = new JsonSchemas();
    private static final RouteTemplates TEMPLATES =
            RouteTemplates.of(operations().keySet());
    private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

    /** The methods of each path that is described. */
    public static Map<String, TreeSet<String>> operations() {
        var operations = new TreeMap<String, TreeSet<String>>();
        object(OpenApiDocument.json(), "paths").members().forEach((path, item) -> {
            var methods = new TreeSet<String>();
            ((JsonObject) item)
                    .members().keySet().stream()
                            .filter(name -> !name.equals("parameters"))
                            .forEach(name -> methods.add(name.toUpperCase()));
            operations.put(path, methods);
        });
        return operations;
    }

    /** What does not fit of a JSON answer; of a path that is not described nothing is known. */
    public static List<String> misfits(String method, String path, int status, Json body) {
        var template = TEMPLATES.match(path.split("\\?", 2)[0]);
        return object(OpenApiDocument.json(), "paths")
                .get(template)
                .flatMap(item -> item.get(method.toLowerCase()))
                .map(operation -> misfits(method + " " + template, (JsonObject) operation, status, body))
                .orElse(List.of());
    }

    private static List<String> misfits(String name, JsonObject operation, int status, Json body) {
        var responses = object(operation, "responses");
        var response = responses.get(Integer.toString(status)).or(() -> responses.get("default"));
        if (status < 400 && responses.get(Integer.toString(status)).isEmpty()) {
            return List.of("is answered " + status + ", which is not described");
        }
        return response.flatMap(ApiDescription::schema)
                .map(
                        schema -> COMPILED
                                .computeIfAbsent(name + " " + status, _ -> SCHEMAS.compile(withComponents(schema)))
                                .check(body)
                                .stream()
                                .map(misfit -> misfit.path() + " " + misfit.issue())
                                .toList())
                .orElse(List.of());
    }

    private static Optional<JsonObject> schema(Json response) {
        var here = response.text("$ref").isPresent()
                ? object(OpenApiDocument.json(), "components")
                        .get("responses")
                        .flatMap(all ->
                                all.get(response.text("$ref").orElseThrow().replaceAll(".*/", "")))
                        .orElseThrow()
                : response;
        return here.get("content")
                .flatMap(content -> content.get("application/json"))
                .flatMap(json -> json.get("schema"))
                .map(JsonObject.class::cast);
    }

    /** Schemas refer to those of the whole document. */
    private static JsonObject withComponents(JsonObject schema) {
        var members = new LinkedHashMap<>(schema.members());
        var schemas = object(object(OpenApiDocument.json(), "components"), "schemas");
        members.put("components", Json.object("schemas", schemas));
        return new JsonObject(members);
    }

    private static JsonObject object(JsonObject json, String name) {
        return (JsonObject) json.get(name).orElseThrow();
    }

    private ApiDescription() {}
}
