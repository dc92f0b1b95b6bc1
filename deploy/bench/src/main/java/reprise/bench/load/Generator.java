package reprise.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.HdrHistogram.Histogram;
import reprise.bench.stage.Ports;

/**
 * A closed loop: each connection sends its next request when it has the answer to the last. With a fixed rate a request
 * has a time at which it is due, and its latency counts from then, however late a connection becomes free for it.
 */
final class Generator {
    private static final long LONGEST_ANSWER_NANOS = 30_000_000_000L;
    private static final int MOST_FAILURES = 1_000;

    private final Order order;
    private final byte[] request;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final Histogram latency = new Histogram(LONGEST_ANSWER_NANOS * 2, 3);
    private final Deque<Connection> idle = new ArrayDeque<>();
    private long sent;
    private long accepted;
    private long failed;
    private long began;
    private long end;

    Generator(Order order) {
        this.order = order;
        this.request = request(order);
    }

    LoadReport run() throws IOException {
        try (var selector = Selector.open()) {
            for (int i = 0; i < order.connections(); i++) {
                idle.add(Connection.open(address(), selector));
            }
            var from = Instant.now();
            began = System.nanoTime();
            end = began + (long) (order.seconds() * 1e9);
            sendWhatIsDue();
            while (idle.size() < order.connections() || !over()) {
                selector.select(this::serve, millisToNext());
                sendWhatIsDue();
                if (System.nanoTime() > end + LONGEST_ANSWER_NANOS) {
                    failed += order.connections() - idle.size();
                    break;
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            for (var key : selector.keys()) {
                key.channel().close();
            }
            return new LoadReport(accepted, failed, from, seconds, millis(50), millis(99), latency.getMaxValue() / 1e6);
        }
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(Ports.loopback(), order.port());
    }

    private double millis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e6;
    }

    private boolean over() {
        return sent >= order.requests() || System.nanoTime() >= end || failed >= MOST_FAILURES;
    }

    private void sendWhatIsDue() throws IOException {
        while (!idle.isEmpty() && !over()) {
            long due = due(sent);
            if (due > System.nanoTime()) {
                return;
            }
            sent++;
            idle.poll().send(request, due);
        }
    }

    private long due(long number) {
        return order.perSecond() > 0 ? began + (long) (number / order.perSecond() * 1e9) : System.nanoTime();
    }

    private long millisToNext() {
        if (idle.isEmpty() || order.perSecond() == 0) {
            return 100;
        }
        return Math.clamp((due(sent) - System.nanoTime()) / 1_000_000, 1, 100);
    }

    private void serve(SelectionKey key) {
        var connection = (Connection) key.attachment();
        try {
            if (connection.progress(buffer)) {
                latency.recordValue(Math.min(System.nanoTime() - connection.sentAt(), LONGEST_ANSWER_NANOS));
                if (connection.status() / 100 == 2) {
                    accepted++;
                } else {
                    failed++;
                }
                idle.add(connection);
            }
        } catch (IOException broken) {
            failed++;
            key.cancel();
            try {
                key.channel().close();
                idle.add(Connection.open(address(), key.selector()));
            } catch (IOException gone) {
                throw new IllegalStateException("the server is gone", gone);
            }
        }
    }

    private static byte[] request(Order order) {
        var body =
                "{\"id\":\"A-1\",\"total\":250,\"customer\":{\"name\":\"Ada Lovelace\",\"country\":\"GB\"},\"note\":\"";
        var text = new StringBuilder(body);
        while (text.length() < order.bodyBytes() - 2) {
            text.append((char) ('a' + text.length() % 26));
        }
        text.append("\"}");
        return ("POST " + order.path() + " HTTP/1.1\r\nHost: 127.0.0.1:" + order.port()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + text.length() + "\r\n\r\n" + text)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
