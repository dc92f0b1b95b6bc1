package reprise.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that workflows call: it answers as it is told to, and remembers who asked for what. */
final class Upstream implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();

    /** A request; {@code key} is its {@code Idempotency-Key}. */
    record Asked(String path, String key, String body) {}

    private Upstream(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.start();
    }

    static Upstream start() {
        try {
            var upstream =
                    new Upstream(HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0));
            upstream.on("/echo", exchange -> {
                var heard = upstream.asked.stream()
                        .filter(it -> it.path().equals(exchange.getRequestURI().getPath()))
                        .reduce((_, last) -> last)
                        .orElseThrow();
                answer(exchange, 200, heard.body().isEmpty() ? "{}" : heard.body());
            });
            return upstream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The requests for that path so far. */
    List<Asked> asked(String path) {
        return asked.stream().filter(request -> request.path().equals(path)).toList();
    }

    /** Answers requests for that path, and what is below it, like that. */
    void on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
                asked.add(new Asked(exchange.getRequestURI().getPath(), key == null ? "" : key, body));
                handler.handle(exchange);
            }
        });
    }

    /** Answers in that order; the last answer counts from then on. */
    void on(String path, int... statuses) {
        on(path, exchange -> {
            int round = asked(path).size();
            answer(exchange, statuses[Math.min(round, statuses.length) - 1], "{\"round\": " + round + "}");
        });
    }

    /** Keeps whoever asks waiting until {@code released}. */
    void hold(String path, CountDownLatch released) {
        on(path, exchange -> {
            try {
                released.await();
                answer(exchange, 200, "{\"held\": true}");
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
    }

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
