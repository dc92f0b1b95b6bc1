package reprise.app.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import reprise.language.Language;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.JsonText.MalformedJson;

/** What a server is asked for most: hooks, many at once, and the pages and reads of those who look on. */
public final class Exercise {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CALLERS = 8;
    private static final int HOOKS_EACH = 150;
    private static final int READS = 20;

    private static final String PERSON = "{\"email\": \"training@example.com\", \"password\": \"a-long-training-run\"}";

    private static final String WORKFLOW = """
            name: Training
            nodes:
              - { id: hook, type: webhook, config: { path: training } }
              - { id: large, type: condition, config: { condition: "{{ trigger.body.total }} > 100" } }
              - { id: call, type: http_request, config: { url: "%s" } }
              - { id: done, type: set, config: { values: { id: "{{ trigger.body.id }}", status: "{{ call.status }}" } } }
              - { id: small, type: set, config: { values: { id: "{{ trigger.body.id }}" } } }
            edges:
              - { from: hook, to: large }
              - { from: large, to: call, on: "true" }
              - { from: call, to: done }
              - { from: large, to: small, on: "false" }
            """;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private String authorization = "Basic none";
    private String address = "";

    public Exercise(URI server) {
        this.server = server;
    }

    /** @throws TrainingFailed where it is refused something */
    public void run() throws IOException {
        var called = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        called.createContext("/", Exercise::answer);
        called.start();
        try {
            run("http://127.0.0.1:" + called.getAddress().getPort() + "/");
        } finally {
            called.stop(0);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = "{\"left\": 7}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** @param elsewhere what its workflow calls: the server itself no node may call */
    private void run(String elsewhere) throws IOException {
        post("/api/v1/auth/register", "application/json", PERSON);
        authorization = "Bearer " + field("access_token", post("/api/v1/auth/token", "application/json", PERSON));
        var made = post("/api/v1/workflows", "application/yaml", WORKFLOW.formatted(elsewhere));
        var workflow = "/api/v1/workflows/" + field("id", made);
        address = address(made);
        post(workflow + "/publish", "application/json", "");
        post(workflow + "/activate", "application/json", "");
        atOnce(this::hooks);
        post(workflow + "/execute?wait=10s", "application/json", "{\"input\": {\"id\": \"last\", \"total\": 200}}");
        var execution = "/api/v1/executions/" + hook(1000);
        get(execution + "/events/stream"); // ends with the execution
        for (int read = 0; read < READS; read++) {
            get(execution);
            get(execution + "/events");
            get("/api/v1/executions");
            get("/api/v1/workflows");
            get(workflow);
            get("/");
            get("/ready");
        }
        get("/api/v1/node-types");
    }

    private Void hooks() throws IOException {
        for (int number = 0; number < HOOKS_EACH; number++) {
            hook(number % 10 == 0 ? 200 : number % 100);
        }
        return null;
    }

    /** The id of the execution it started. */
    private String hook(int total) throws IOException {
        return field("executionId", post(address, "application/json", """
                {"id": "A-1", "total": %d, "lines": [{"sku": "a", "count": 1}, {"sku": "b", "count": 2}]}""".formatted(total)));
    }

    private static void atOnce(Callable<Void> calls) throws IOException {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, CALLERS)
                    .mapToObj(_ -> callers.submit(calls))
                    .toList();
            for (var one : all) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private void get(String path) throws IOException {
        send(path, request(path).GET());
    }

    private String post(String path, String contentType, String body) throws IOException {
        return send(path, request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).header("Authorization", authorization);
    }

    private String send(String path, HttpRequest.Builder request) throws IOException {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new TrainingFailed(path + " was answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** Where the webhook of that workflow is called. */
    private static String address(String workflow) throws IOException {
        return parsed(workflow)
                .get("triggers")
                .flatMap(Exercise::first)
                .flatMap(trigger -> trigger.get("urls"))
                .flatMap(Exercise::first)
                .flatMap(Json::text)
                .orElseThrow(() -> new TrainingFailed("nobody is told where to call " + workflow));
    }

    private static Optional<Json> first(Json list) {
        return list instanceof JsonArray(var items) ? items.stream().findFirst() : Optional.empty();
    }

    private static String field(String name, String json) throws IOException {
        return parsed(json)
                .get(name)
                .flatMap(Json::text)
                .orElseThrow(() -> new TrainingFailed("there is no " + name + " in " + json));
    }

    private static Json parsed(String json) throws IOException {
        try {
            return Language.json().parse(json);
        } catch (MalformedJson malformed) {
            throw new IOException(malformed);
        }
    }
}
