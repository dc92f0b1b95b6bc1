package reprise.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reprise.sdk.Json.JsonArray;

/** Someone who talks HTTP to a node, always with the same headers. */
record Caller(URI base, List<String> headers) {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Caller with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.addAll(List.of(header, value));
        return new Caller(base, List.copyOf(more));
    }

    Caller bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same one, talking to another node. */
    Caller at(TestNode node) {
        return new Caller(node.uri(), headers);
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** Without a body. */
    Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    Answer post(String path, String json) {
        return post(path, "application/json", json);
    }

    Answer post(String path, String contentType, String body) {
        return with("Content-Type", contentType).send("POST", path, BodyPublishers.ofString(body));
    }

    Answer send(String method, String path, BodyPublisher body) {
        return new Answer(exchange(method, path, body, BodyHandlers.ofByteArray()));
    }

    <T> HttpResponse<T> exchange(String method, String path, BodyPublisher body, BodyHandler<T> read) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, body);
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return HTTP.send(request.build(), read);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The id of a new workflow, a draft. */
    String draft(String yaml) {
        return post("/api/v1/workflows", "application/yaml", yaml).expect(201).at("id");
    }

    /** The id of a new workflow that is published and active. */
    String live(String yaml) {
        var id = draft(yaml);
        post("/api/v1/workflows/" + id + "/publish").expect(200);
        post("/api/v1/workflows/" + id + "/activate").expect(200);
        return id;
    }

    /** Where a webhook with that path in the caller's workspace is called. */
    String hook(String path) {
        return "/hooks/" + get("/api/v1/workspaces").expect(200).at("items.0.slug") + "/" + path;
    }

    /** The id of a new execution of that workflow. */
    String execute(String workflow, String input) {
        return post("/api/v1/workflows/" + workflow + "/execute", "{\"input\": " + input + "}")
                .expect(202)
                .at("executionId");
    }

    Answer execution(String id) {
        return get("/api/v1/executions/" + id).expect(200);
    }

    /** The execution as soon as it stands so. */
    Answer reaches(String id, String status) {
        return Eventually.is("execution " + id + " is " + status, () -> execution(id), seen -> seen.at("status")
                .equals(status));
    }

    /** How a node of an execution stands. */
    static String node(Answer execution, String id, String field) {
        var nodes = (JsonArray) execution.json().get("nodes").orElseThrow();
        for (int i = 0; i < nodes.items().size(); i++) {
            if (execution.at("nodes." + i + ".nodeId").equals(id)) {
                return execution.at("nodes." + i + "." + field);
            }
        }
        throw new AssertionError("no node " + id + " in " + execution);
    }
}
