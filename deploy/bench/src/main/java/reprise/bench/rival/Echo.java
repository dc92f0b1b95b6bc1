package reprise.bench.rival;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import reprise.bench.stage.Ports;

/** The smallest server that workflows can call: each GET gets the same JSON. One thread, no work. */
public final class Echo implements AutoCloseable {
    private static final String BODY = "{\"left\":7,\"sku\":\"A-1\"}";
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + BODY.length() + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.US_ASCII);
    /** The end of a head, as the last four bytes read. */
    private static final int HEAD_ENDS = 0x0d0a0d0a;

    private final ServerSocketChannel listening;
    private final Selector selector;
    private final AtomicLong answered = new AtomicLong();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);

    public Echo() {
        try {
            selector = Selector.open();
            listening = ServerSocketChannel.open().bind(new InetSocketAddress(Ports.loopback(), 0), 512);
            listening.configureBlocking(false);
            listening.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            throw new UncheckedIOException("the echo server cannot start", e);
        }
        Thread.ofPlatform().daemon().name("echo").start(this::run);
    }

    public String url() {
        return "http://127.0.0.1:" + listening.socket().getLocalPort() + "/items/A-1";
    }

    /** Requests answered so far. */
    public long answered() {
        return answered.get();
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select(this::serve);
            }
        } catch (IOException | ClosedSelectorException _) {
            // closed
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                var channel = listening.accept();
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.register(selector, SelectionKey.OP_READ, new int[1]);
            } else {
                answer((SocketChannel) key.channel(), (int[]) key.attachment());
            }
        } catch (IOException gone) {
            key.cancel();
            try {
                key.channel().close();
            } catch (IOException _) {
                // gone is gone
            }
        }
    }

    /** @param last the four bytes before: a head may come in pieces */
    private void answer(SocketChannel channel, int[] last) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new IOException("ended by the caller");
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            last[0] = last[0] << 8 | buffer.get() & 0xff;
            if (last[0] == HEAD_ENDS) {
                answered.incrementAndGet();
                var answer = ByteBuffer.wrap(ANSWER);
                while (answer.hasRemaining()) {
                    channel.write(answer); // so small that the socket always has room
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
