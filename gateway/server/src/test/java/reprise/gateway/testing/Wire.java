package reprise.gateway.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A connection on which bytes are sent as they are; text is Latin-1 here, a character for each byte. */
public final class Wire implements AutoCloseable {
    private static final int PATIENCE = 20_000;

    private final Socket socket;

    public Wire(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE);
        socket.setTcpNoDelay(true);
    }

    /** Everything the server says to that until it hangs up. */
    public static String said(int port, String request) throws IOException {
        try (var wire = new Wire(port)) {
            wire.send(request);
            return wire.heard();
        }
    }

    /** Everything the server says to one who sends these pieces, and that there will be no more. */
    public static String saidToTheEnd(int port, List<String> pieces) throws IOException {
        try (var wire = new Wire(port)) {
            pieces.forEach(wire::send);
            wire.sendsNoMore();
            return wire.heard();
        }
    }

    public void send(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException hungUp) {
            // it had heard enough; its answer is to be read all the same
        }
    }

    private void sendsNoMore() {
        try {
            socket.shutdownOutput();
        } catch (IOException hungUp) {
            // it had heard enough
        }
    }

    /** What there is to hear until the server hangs up. */
    public String heard() throws IOException {
        var said = new StringBuilder();
        var buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                said.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException reset) {
            // hung up without reading what we still had to say
        }
        return said.toString();
    }

    /** What is heard until that text. */
    public String heardUntil(String text) throws IOException {
        var said = new StringBuilder();
        while (said.indexOf(text) < 0) {
            int octet = socket.getInputStream().read();
            if (octet < 0) {
                throw new AssertionError("hung up after " + said);
            }
            said.append((char) octet);
        }
        return said.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
