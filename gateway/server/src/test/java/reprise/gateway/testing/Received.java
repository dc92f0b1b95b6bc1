package reprise.gateway.testing;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.JsonText.MalformedJson;

/** What came back over HTTP. */
public record Received(HttpResponse<byte[]> response) {
    private static final StrictJson JSON = new StrictJson(JsonLimits.STANDARD);

    public int status() {
        return response.statusCode();
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    public List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    public String text() {
        return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    public Json json() {
        try {
            return JSON.parse(response.body());
        } catch (MalformedJson e) {
            throw new AssertionError("not JSON: " + text(), e);
        }
    }

    /** The text at that path: {@code error.code}. */
    public String at(String path) {
        Optional<Json> here = Optional.of(json());
        for (var name : path.split("\\.")) {
            here = here.flatMap(json -> json instanceof JsonArray list
                    ? list.items().stream().skip(Integer.parseInt(name)).findFirst()
                    : json.get(name));
        }
        var found = here.orElseThrow(() -> new AssertionError("no " + path + " in " + text()));
        return found.text().orElseGet(() -> JSON.write(found));
    }

    public String code() {
        return at("error.code");
    }

    /** The field that the first detail of an error names. */
    public String field() {
        var details = json().get("error").flatMap(error -> error.get("details")).orElseThrow();
        return ((Json.JsonArray) details).items().getFirst().text("field").orElseThrow();
    }

    public List<Json> items() {
        return ((Json.JsonArray) json().get("items").orElseThrow()).items();
    }
}
