package reprise.app;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import reprise.gateway.openapi.OpenApiDocument;
import reprise.language.Language;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;

/**
 * Calls of the API as its description has them, with mishaps: what is described is missing, comes twice, is of another
 * type, huge, in odd characters, or an attempt at the database, the log or the file system.
 */
final class HostileCalls {
    private static final JsonObject API = OpenApiDocument.json();

    private static final List<String> VALUES = Stream.concat(
                    Stream.of(
                            "",
                            " ",
                            "' OR '1'='1",
                            "'; DROP TABLE workflows; --",
                            "%' ESCAPE '",
                            "../../etc/passwd",
                            "${jndi:ldap://x}",
                            "{{ 1 / 0 }}",
                            "<script>alert(1)</script>",
                            "a\u0000b",
                            "a\r\nSet-Cookie: x",
                            "\u202Egnp\uFEFF\u0085\u2028",
                            "\uD83D\uDE00\uFFFF\u0301",
                            "\uD800",
                            "null",
                            "0",
                            "-1",
                            "1.5",
                            "1e999999999",
                            "9223372036854775807",
                            "99999999999999999999",
                            "+292278994-08-17T07:12:55Z",
                            "0000-00-00T00:00:00Z",
                            "00000000-0000-0000-0000-000000000000"),
                    Stream.of("x".repeat(5_000)))
            .toList();

    private static final List<String> LITERALS = List.of(
            "null",
            "true",
            "0",
            "-0",
            "-1",
            "0.1",
            "1e400",
            "1e2147483648",
            "9223372036854775808",
            "9".repeat(3_000),
            "[]",
            "{}",
            "[[[{}]]]",
            "{\"__proto__\":{\"constructor\":1}}",
            "[".repeat(90) + "]".repeat(90),
            "[".repeat(5_000),
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"" + "y".repeat(200_000) + "\"",
            "[" + "1,".repeat(20_000) + "1]",
            "");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/yaml",
            "application/x-www-form-urlencoded",
            "text/plain",
            "application/json; charset=utf-16",
            "multipart/form-data");

    private static final String DEFINITION = """
            {"name": "Fuzz", "nodes": [{"id": "start", "type": "manual"},
            {"id": "tell", "type": "transform", "config": {"value": "{{ trigger }}"}}],
            "edges": [{"from": "start", "to": "tell"}], "params": {"p": {"type": "string", "default": "d"}}}""";

    private final Random random;
    private final Map<String, String> ids;
    private boolean careless;

    /** @param ids real ones, by what stands before them in a path, so that calls come further than to what is not there */
    HostileCalls(Random random, Map<String, String> ids) {
        this.random = random;
        this.ids = ids;
    }

    /** One operation of the description. */
    record Operation(String method, String path, JsonObject shape, List<Json> parameters) {}

    static List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        members(API.get("paths"))
                .forEach((path, item) -> members(Optional.of(item)).forEach((method, shape) -> {
                    if (shape instanceof JsonObject operation) {
                        var parameters = Stream.of(item, operation)
                                .flatMap(from -> items(from.get("parameters")).stream())
                                .map(HostileCalls::resolved)
                                .toList();
                        operations.add(new Operation(method.toUpperCase(), path, operation, parameters));
                    }
                }));
        return operations;
    }

    /** What came of a call of that operation by that caller; each fourth is as it should be. */
    Answer of(Operation operation, Caller caller) {
        careless = random.nextInt(4) > 0;
        var path = Stream.of(operation.path().substring(1).split("/"))
                .reduce("", (before, segment) -> before + "/" + (segment.startsWith("{") ? place(before) : segment));
        var query = new ArrayList<String>();
        for (var parameter : operation.parameters()) {
            boolean isQuery = parameter.text("in").equals(Optional.of("query"));
            for (int times = isQuery ? random.nextInt(careless ? 3 : 2) : 0; times > 0; times--) {
                var value = value(parameter.get("schema").orElseThrow());
                query.add(parameter.text("name").orElseThrow() + "=" + encoded(value));
            }
        }
        if (rarely()) {
            query.add(encoded(one(VALUES)) + "=" + encoded(one(VALUES)));
        }
        var target = path + (query.isEmpty() ? "" : "?" + String.join("&", query));
        var body = body(operation);
        return body.isEmpty() && !rarely()
                ? caller.send(operation.method(), target, BodyPublishers.noBody())
                : caller.with("Content-Type", rarely() ? one(TYPES) : "application/json")
                        .send(
                                operation.method(),
                                target,
                                BodyPublishers.ofString(body.map(this::json).orElse("{}")));
    }

    private static Optional<Json> body(Operation operation) {
        return operation
                .shape()
                .get("requestBody")
                .flatMap(it -> it.get("content"))
                .flatMap(it -> it.get("application/json"))
                .flatMap(it -> it.get("schema"));
    }

    /** What stands in a path after that beginning of it. */
    private String place(String before) {
        var real = ids.getOrDefault(before.substring(before.lastIndexOf('/') + 1), "1");
        return sometimes() ? encoded(one(VALUES) + " ") : real;
    }

    /** Something for a place in a query, right or wrong. */
    private String value(Json schema) {
        var written = sometimes() ? one(VALUES) : json(schema);
        return written.startsWith("\"") ? written.substring(1, written.length() - 1) : written;
    }

    /** JSON that is as it should be, but for mishaps. */
    private String json(Json given) {
        if (given.text("$ref").filter(ref -> ref.endsWith("/Definition")).isPresent()) {
            return sometimes() ? one(LITERALS) : damaged(DEFINITION);
        }
        var schema = resolved(given);
        if (rarely()) {
            return one(LITERALS);
        }
        if (schema.get("properties").isPresent()) {
            return object(members(schema.get("properties")));
        }
        if (schema.get("enum").isPresent()) {
            return written(one(items(schema.get("enum"))));
        }
        if (schema.get("items").isPresent()) {
            return "[" + json(schema.get("items").orElseThrow()) + "]";
        }
        return switch (schema.text("type").orElse("")) {
            case "integer", "number" -> Integer.toString(random.nextInt(20));
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "array" -> "[]";
            case "object" -> "{\"start\": " + one(LITERALS) + "}";
            default -> written(Json.of(sometimes() ? one(VALUES) : one(List.copyOf(ids.values()))));
        };
    }

    private String object(Map<String, Json> properties) {
        var members = new ArrayList<String>();
        properties.forEach((name, schema) -> {
            for (int times = rarely() ? 2 * random.nextInt(2) : 1; times > 0; times--) {
                members.add(written(Json.of(name)) + ": " + json(schema));
            }
        });
        if (rarely()) {
            members.add(written(Json.of(one(VALUES))) + ": " + one(LITERALS));
        }
        return "{" + String.join(", ", members) + "}";
    }

    /** A text in one of whose values something else stands. */
    private String damaged(String text) {
        var parts = text.split("\"", -1);
        parts[1 + 2 * random.nextInt(parts.length / 2)] = one(VALUES).replaceAll("[\"\\\\\\p{Cntrl}]", "");
        return String.join("\"", parts);
    }

    private boolean rarely() {
        return careless && random.nextInt(8) == 0;
    }

    private boolean sometimes() {
        return careless && random.nextInt(3) == 0;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String written(Json json) {
        return Language.json().write(json);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Json resolved(Json here) {
        return here.text("$ref")
                .map(ref -> {
                    Json found = API;
                    for (var step : ref.substring(2).split("/")) {
                        found = found.get(step).orElseThrow();
                    }
                    return found;
                })
                .orElse(here);
    }

    private static Map<String, Json> members(Optional<Json> json) {
        return ((JsonObject) json.orElseThrow()).members();
    }

    private static List<Json> items(Optional<Json> json) {
        return json.map(it -> ((JsonArray) it).items()).orElse(List.of());
    }
}
