package reprise.chaos.outside;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import reprise.bench.stage.Ports;

/**
 * One keep-alive connection to the product, opened again when it is gone: at the next of its nodes, as a load balancer
 * would. It never repeats a request by itself.
 */
final class Line implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final List<Integer> ports;
    private int at;
    private Socket socket;
    private InputStream in;

    /** Nobody listens: nothing was sent. */
    static final class NobodyListens extends IOException {
        NobodyListens(IOException cause) {
            super(cause);
        }
    }

    /** @param first of the ports to be tried */
    Line(List<Integer> ports, int first) {
        this.ports = ports;
        this.at = first % ports.size();
    }

    /**
     * @throws NobodyListens where the request did not leave
     * @throws IOException where no whole answer came: what became of the request is not known
     */
    Wire.Message send(String head, byte[] body) throws IOException {
        try {
            if (socket == null) {
                open();
            }
            var bytes = head.getBytes(StandardCharsets.ISO_8859_1);
            var message = new byte[bytes.length + body.length];
            System.arraycopy(bytes, 0, message, 0, bytes.length);
            System.arraycopy(body, 0, message, bytes.length, body.length);
            socket.getOutputStream().write(message);
            var answer = Wire.read(in);
            if ("close".equalsIgnoreCase(answer.headers().get("connection"))) {
                close();
            }
            return answer;
        } catch (IOException | RuntimeException e) {
            close();
            at = (at + 1) % ports.size();
            throw e;
        }
    }

    private void open() throws IOException {
        var fresh = new Socket();
        try {
            fresh.setTcpNoDelay(true);
            fresh.setSoTimeout(PATIENCE_MILLIS);
            fresh.connect(new InetSocketAddress(Ports.loopback(), ports.get(at)), 2_000);
            in = new BufferedInputStream(fresh.getInputStream());
            socket = fresh;
        } catch (IOException e) {
            fresh.close();
            throw new NobodyListens(e);
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException _) {
                // it was broken before
            }
            socket = null;
        }
    }
}
