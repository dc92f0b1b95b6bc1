package reprise.engine.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/**
 * A connection that is not used again once its server has said anything unasked, be it what stood behind an answer to HEAD: a
 * surplus of one answer must never be read as the beginning of the next. Its sockets are those of {@link SocketChannel}s.
 */
final class HeardConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxEmptyLineCount(1)
            .setMaxHeaderCount(128)
            .setMaxLineLength(16 * 1024)
            .build();

    private final AnswerParser answers;

    HeardConnection() {
        this(new AnswerParser(LIMITS));
    }

    private HeardConnection(AnswerParser answers) {
        super(LIMITS, null, null, AnswerLength.STRICT, null, DefaultHttpRequestWriterFactory.INSTANCE, _ -> answers);
        this.answers = answers;
    }

    @Override
    public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
        var head = super.receiveResponseHeader();
        if (head.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
            throw new ProtocolException("nobody asked for another protocol");
        }
        return head;
    }

    /** Whether the server has hung up, or has said what nobody waits for. */
    @Override
    public boolean isStale() throws IOException {
        return !isOpen() || answers.hasMore() || isHeard(getSocketHolder());
    }

    private static boolean isHeard(SocketHolder sockets) throws IOException {
        var secured = sockets.getSSLSocket();
        if (secured != null && secured.getInputStream().available() > 0) {
            return true;
        }
        SocketChannel channel = sockets.getBaseSocket().getChannel();
        channel.configureBlocking(false);
        try {
            return channel.read(ByteBuffer.allocate(1)) != 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    @Override
    public void bind(SSLSocket secured, Socket plain) throws IOException {
        super.bind(secured, plain);
    }

    @Override
    public Socket getSocket() {
        var sockets = getSocketHolder();
        return sockets == null ? null : sockets.getSocket();
    }

    @Override
    public void passivate() {
        // its time is kept by the calls
    }

    @Override
    public void activate() {
        // its time is kept by the calls
    }
}
