package reprise.bench.product;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import reprise.bench.stage.Patience;

/**
 * How far the execution list lies behind what was accepted, as a user would notice it: starts an execution a few times a
 * second and looks how long it takes from the 202 until the list shows it as completed.
 */
public final class LagProbe implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\"executionId\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final Duration LONGEST_LAG = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 50_000_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Connection connection;
    private final HttpRequest request;
    private final Histogram lags = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
    private final Thread thread;
    private volatile boolean closing;

    /** How long it took, in milliseconds, over so many probes. */
    public record Lag(long probes, double p50, double p99, double max) {}

    public LagProbe(Product product) throws SQLException {
        connection = product.database().connect();
        request = HttpRequest.newBuilder(URI.create(product.server().base() + "/hooks/" + Product.PROBE_PATH))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"total\":1,\"customer\":{\"name\":\"probe\"}}"))
                .build();
        thread = Thread.ofPlatform().daemon().name("lag-probe").start(this::run);
    }

    private void run() {
        try (var seen =
                connection.prepareStatement("select completed_at is not null from execution_list where id = ?")) {
            while (!closing) {
                var answer = client.send(request, BodyHandlers.ofString());
                long answeredAt = System.nanoTime();
                var id = ID.matcher(answer.body());
                if (id.find()) {
                    seen.setObject(1, UUID.fromString(id.group(1)));
                    Patience.until(LONGEST_LAG, Duration.ofMillis(1), () -> shows(seen));
                    lags.recordValue(System.nanoTime() - answeredAt);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the lag cannot be probed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean shows(PreparedStatement seen) {
        try (var row = seen.executeQuery()) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the lag cannot be probed", e);
        }
    }

    /** Ends the probing and tells what it found. */
    public Lag end() throws InterruptedException {
        closing = true;
        thread.join(LONGEST_LAG.multipliedBy(2));
        return new Lag(
                lags.getTotalCount(),
                lags.getValueAtPercentile(50) / 1e6,
                lags.getValueAtPercentile(99) / 1e6,
                lags.getMaxValue() / 1e6);
    }

    @Override
    public void close() throws SQLException {
        closing = true;
        client.shutdownNow();
        connection.close();
    }
}
