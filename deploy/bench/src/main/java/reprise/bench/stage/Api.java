package reprise.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;
import reprise.sdk.JsonText.MalformedJson;

/** The public API, used as its administrator would. */
public final class Api implements AutoCloseable {
    private static final StrictJson JSON = new StrictJson(JsonLimits.STANDARD);

    private final URI base;
    private final String authorization;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Api(URI base) {
        this.base = base;
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString((ServerSettings.EMAIL + ":" + ServerSettings.PASSWORD)
                                .getBytes(StandardCharsets.UTF_8));
    }

    /** Creates the workflow, publishes it and lets its triggers fire; tells its id. */
    public String launch(Json definition) {
        var id = send("POST", "/api/v1/workflows", definition).text("id").orElseThrow();
        send("POST", "/api/v1/workflows/" + id + "/publish", Json.EMPTY_OBJECT);
        send("POST", "/api/v1/workflows/" + id + "/activate", Json.EMPTY_OBJECT);
        return id;
    }

    public Json get(String path) {
        return send("GET", path, Json.NULL);
    }

    private Json send(String method, String path, Json body) {
        var bytes = method.equals("GET") ? new byte[0] : JSON.writeBytes(body);
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(bytes))
                .build();
        try {
            return answer(method + " " + path, client.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + method + " " + path, e);
        }
    }

    private static Json answer(String call, HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(call + " was answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        try {
            return response.body().length == 0 ? Json.NULL : JSON.parse(response.body());
        } catch (MalformedJson e) {
            throw new IllegalStateException(call + " was answered with something that is not JSON", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
