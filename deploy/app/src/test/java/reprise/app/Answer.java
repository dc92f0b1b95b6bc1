package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import reprise.language.Language;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.JsonText;

/** What came back over HTTP. */
record Answer(HttpResponse<byte[]> response) {

    int status() {
        return response.statusCode();
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    Json json() {
        try {
            return Language.json().parse(response.body());
        } catch (JsonText.MalformedJson malformed) {
            throw new AssertionError("not JSON: " + text(), malformed);
        }
    }

    /** What stands at that path, text as it is and all else as JSON: {@code nodes.0.status}. */
    String at(String path) {
        return find(path).orElseThrow(() -> new AssertionError("no " + path + " in " + text()));
    }

    Optional<String> find(String path) {
        var here = Optional.of(json());
        for (var step : path.split("\\.")) {
            here = here.flatMap(json -> json instanceof JsonArray list
                    ? list.items().stream().skip(Integer.parseInt(step)).findFirst()
                    : json.get(step));
        }
        return here.map(found -> found.text().orElseGet(() -> Language.json().write(found)));
    }

    List<Json> items() {
        return ((JsonArray) json().get("items").orElseThrow(() -> new AssertionError(text()))).items();
    }

    /** The same answer, where it has that status. */
    Answer expect(int status) {
        assertThat(status()).as(this::toString).isEqualTo(status);
        return this;
    }

    /** The same answer, where it is the envelope of an error of that kind and gives nothing of the inside away. */
    Answer refused(int status, String code) {
        expect(status);
        assertThat(at("error.code")).as(this::toString).isEqualTo(code);
        assertThat(at("error.message")).isNotBlank();
        assertThat(at("error.requestId")).isEqualTo(header("X-Request-Id").orElseThrow());
        assertThat(json().get("error").flatMap(error -> error.get("details"))).isPresent();
        assertThat(text())
                .doesNotContain("Exception", "akka.", "scala.", "org.postgresql", "reprise.", "\tat ", "jdbc");
        return this;
    }

    @Override
    public String toString() {
        return response.request().method() + " " + response.request().uri().getPath() + " answered " + status() + " "
                + (text().length() > 2000 ? text().substring(0, 2000) + "…" : text());
    }
}
