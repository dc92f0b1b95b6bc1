package reprise.chaos.outside;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import reprise.bench.stage.Ports;
import reprise.chaos.evidence.Arrival;
import reprise.chaos.evidence.Arrival.Treatment;
import reprise.sdk.JsonText.MalformedJson;

/**
 * The outside world that workflows call. It writes every call down, and out, before it answers; and it is as moody as
 * the real one: now and then slow, unavailable, or gone in the middle.
 */
public final class Recorder implements AutoCloseable {
    private final ServerSocket listening;
    private final Payloads payloads;
    private final FileChannel ledger;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    public Recorder(Payloads payloads, Path ledger) {
        this.payloads = payloads;
        try {
            this.ledger = FileChannel.open(ledger, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            this.listening = new ServerSocket(0, 512, Ports.loopback());
        } catch (IOException e) {
            throw new UncheckedIOException("the recording server cannot start", e);
        }
        Thread.ofVirtual().name("recorder").start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    public List<Arrival> arrivals() {
        synchronized (arrivals) {
            return List.copyOf(arrivals);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                var arrival = record(Wire.read(in));
                switch (arrival.treatment()) {
                    case CUT -> {
                        return;
                    }
                    case UNAVAILABLE -> answer(socket, "503 Service Unavailable", arrival);
                    case ANSWERED -> answer(socket, "200 OK", arrival);
                    case ANSWERED_LATE -> {
                        LockSupport.parkNanos(200_000_000 + arrival.number() % 500 * 1_000_000);
                        answer(socket, "200 OK", arrival);
                    }
                }
            }
        } catch (IOException _) {
            // the caller is gone, or died
        } finally {
            open.remove(socket);
        }
    }

    private Arrival record(Wire.Message call) throws IOException {
        var words = call.firstLine().split(" ");
        var intact = intact(words[1], call.body());
        synchronized (arrivals) {
            long number = arrivals.size() + 1L;
            var arrival = new Arrival(
                    number,
                    Instant.now(),
                    words[0],
                    words[1],
                    Optional.ofNullable(call.headers().get("idempotency-key")),
                    hash(call.body()),
                    intact,
                    treatment(number));
            arrivals.add(arrival);
            ledger.write(ByteBuffer.wrap((arrival + "\n").getBytes(StandardCharsets.UTF_8)));
            return arrival;
        }
    }

    /** Spread evenly over the calls, so that each mood is met in any run long enough. */
    private static Treatment treatment(long number) {
        return switch ((int) (number * 7 % 50)) {
            case 0, 1 -> Treatment.ANSWERED_LATE;
            case 2, 3, 4 -> Treatment.UNAVAILABLE;
            case 5, 6 -> Treatment.CUT;
            default -> Treatment.ANSWERED;
        };
    }

    /** Paths are {@code /call/n17}: whether the body is the payload 17. */
    private boolean intact(String path, byte[] body) {
        try {
            int serial = Integer.parseInt(path.substring(path.lastIndexOf('n') + 1));
            return Payloads.JSON.parse(body).equals(payloads.of(serial));
        } catch (NumberFormatException | MalformedJson e) {
            return false;
        }
    }

    private static void answer(Socket socket, String status, Arrival arrival) throws IOException {
        var body = "{\"arrival\":" + arrival.number() + "}";
        socket.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                                + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : open) {
                socket.close();
            }
            ledger.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the recording server cannot end", e);
        }
    }
}
