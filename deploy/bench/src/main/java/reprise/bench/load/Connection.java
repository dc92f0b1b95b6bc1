package reprise.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One keep-alive connection with at most one request under way. */
final class Connection {
    private final SocketChannel channel;
    private final AnswerReader answer = new AnswerReader();
    private ByteBuffer unsent = ByteBuffer.allocate(0);
    private SelectionKey key;
    private long sentAt;

    private Connection(SocketChannel channel) {
        this.channel = channel;
    }

    static Connection open(InetSocketAddress address, Selector selector) throws IOException {
        var channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        var connection = new Connection(channel);
        connection.key = channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** @param at when it counts as sent */
    void send(byte[] request, long at) throws IOException {
        sentAt = at;
        answer.next();
        unsent = ByteBuffer.wrap(request);
        write();
    }

    /** Goes on reading or writing; true where the answer has come. */
    boolean progress(ByteBuffer buffer) throws IOException {
        if (key.isWritable() && unsent.hasRemaining()) {
            write();
        }
        if (!key.isReadable()) {
            return false;
        }
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new EOFException("the server ended the connection");
        }
        return answer.read(buffer.flip());
    }

    private void write() throws IOException {
        channel.write(unsent);
        key.interestOps(unsent.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    int status() {
        return answer.status();
    }

    long sentAt() {
        return sentAt;
    }
}
