package reprise.gateway.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Someone who talks HTTP to a gateway, always with the same headers. */
public final class Client {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI base;
    private final List<String> headers;

    public Client(URI base, List<String> headers) {
        this.base = base;
        this.headers = List.copyOf(headers);
    }

    public Client with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Client(base, more);
    }

    public Client bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Client basic(String email, String password) {
        var pair = (email + ":" + password).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    public Received get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Received delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Received post(String path, String json) {
        return with("Content-Type", "application/json").send("POST", path, BodyPublishers.ofString(json));
    }

    public Received put(String path, String json) {
        return with("Content-Type", "application/json").send("PUT", path, BodyPublishers.ofString(json));
    }

    public Received patch(String path, String json) {
        return with("Content-Type", "application/json").send("PATCH", path, BodyPublishers.ofString(json));
    }

    /** Every answer that a test sees is as the description of the API says. */
    private static void requireDescribed(String method, String path, Received received) {
        if (!method.equals("HEAD")
                && received.header("Content-Type")
                        .filter("application/json"::equals)
                        .isPresent()) {
            var misfits = ApiDescription.misfits(method, path, received.status(), received.json());
            if (!misfits.isEmpty()) {
                throw new AssertionError(
                        method + " " + path + " is not as described: " + misfits + " in " + received.text());
            }
        }
    }

    /** A stream as text, when it has ended; what the server began with has arrived when this returns. */
    public CompletableFuture<String> follow(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            var lines =
                    HTTP.send(request.build(), BodyHandlers.ofLines()).body().iterator();
            var first = lines.next();
            return CompletableFuture.supplyAsync(
                    () -> {
                        var text = new StringBuilder(first);
                        lines.forEachRemaining(line -> text.append('\n').append(line));
                        return text.toString();
                    },
                    task -> Thread.ofVirtual().start(task));
        } catch (IOException e) {
            throw new AssertionError(path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public Received send(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            var received = new Received(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
            requireDescribed(method, path, received);
            return received;
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
