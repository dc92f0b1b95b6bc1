package reprise.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Someone who writes HTTP by hand, and so can write what no client would. */
record HttpText(URI uri) {
    private static final int PATIENCE_MILLIS = 30_000;

    static HttpText of(URI uri) {
        return new HttpText(uri);
    }

    /** All that comes back until the server hangs up. */
    String send(String request) {
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
