package reprise.engine.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that answers byte for byte what a test says. */
final class RawServer implements AutoCloseable {
    final List<Received> received = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final Thread acceptor;

    /** @param head the request line and headers as they came */
    record Received(String head, byte[] body) {
        String line() {
            return head.lines().findFirst().orElse("");
        }
    }

    interface Script {
        void answer(Received request, Socket socket) throws IOException, InterruptedException;
    }

    RawServer(Script script) {
        this(listening(), script);
    }

    RawServer(ServerSocket server, Script script) {
        this.server = server;
        this.acceptor = Thread.startVirtualThread(() -> accept(script));
    }

    /** Answers every request alike. */
    static RawServer saying(String... lines) {
        byte[] answer = String.join("\r\n", lines).getBytes(ISO_8859_1);
        return new RawServer((_, socket) -> socket.getOutputStream().write(answer));
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                Thread.startVirtualThread(() -> serve(script, socket));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(Script script, Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                var request = new Received(head, in.readNBytes(contentLength(head)));
                received.add(request);
                script.answer(request, socket);
            }
        } catch (IOException | InterruptedException _) {
            // the client has gone
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            acceptor.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
