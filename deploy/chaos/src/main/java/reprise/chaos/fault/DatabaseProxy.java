package reprise.chaos.fault;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import reprise.bench.stage.Ports;

/**
 * Stands between the product and its PostgreSQL. It can shut, as if there were no database, and it can let a commit
 * happen and cut the connection in place of its answer.
 */
public final class DatabaseProxy implements AutoCloseable {
    /** The first thing pgjdbc asks is whether to encrypt; the answer is one letter and no message. */
    private static final int ENCRYPTION_REQUEST = 80_877_103;

    private final int target;
    private final ServerSocket listening;
    private final Runnable answerLost;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicReference<BooleanSupplier> loses = new AtomicReference<>(() -> false);
    private volatile boolean open = true;

    /** @param answerLost told each time, before the connection is cut */
    public DatabaseProxy(int target, Runnable answerLost) {
        this.target = target;
        this.answerLost = answerLost;
        try {
            this.listening = new ServerSocket(0, 256, Ports.loopback());
        } catch (IOException e) {
            throw new UncheckedIOException("the database proxy cannot start", e);
        }
        Thread.ofVirtual().name("database-proxy").start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Cuts all connections and takes no new ones. */
    public void shut() {
        open = false;
        sockets.forEach(DatabaseProxy::cut);
    }

    public void open() {
        open = true;
    }

    /** From now on withholds the answer to a commit whenever {@code chance} says so. */
    public void loseAnswers(BooleanSupplier chance) {
        loses.set(chance);
    }

    /** How many answers were withheld. */
    public long lost() {
        return lost.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                if (open) {
                    Thread.ofVirtual().start(() -> join(client));
                } else {
                    cut(client);
                }
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void join(Socket client) {
        var server = new Socket();
        sockets.add(client);
        sockets.add(server);
        try {
            server.connect(new InetSocketAddress(Ports.loopback(), target), 2_000);
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            if (!open) {
                return;
            }
            var fromClient = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            boolean asks = begin(fromClient, server);
            var upwards = Thread.ofVirtual().start(() -> pump(fromClient, server));
            answer(server, client, asks);
            upwards.interrupt();
        } catch (IOException _) {
            // one of the two is gone: so is the connection
        } finally {
            cut(client);
            cut(server);
            sockets.remove(client);
            sockets.remove(server);
        }
    }

    /** Passes the first message on; whether it asks for encryption. */
    private static boolean begin(DataInputStream fromClient, Socket server) throws IOException {
        int length = fromClient.readInt();
        var rest = fromClient.readNBytes(length - 4);
        var first = ByteBuffer.allocate(length).putInt(length).put(rest);
        server.getOutputStream().write(first.array());
        return length == 8 && first.getInt(4) == ENCRYPTION_REQUEST;
    }

    private static void pump(DataInputStream from, Socket to) {
        try {
            from.transferTo(to.getOutputStream());
        } catch (IOException _) {
            // the other direction sees it too
        } finally {
            cut(to);
        }
    }

    private void answer(Socket server, Socket client, boolean asked) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(server.getInputStream(), 64 * 1024));
        var out = new BufferedOutputStream(client.getOutputStream(), 64 * 1024);
        if (asked) {
            out.write(in.readByte());
            out.flush();
        }
        var messages = new BackendMessages(in);
        boolean wrote = false;
        while (true) {
            var message = messages.next();
            if (message.ready() && wrote && loses.get().getAsBoolean()) {
                lost.incrementAndGet();
                answerLost.run();
                return; // what was not flushed is lost with it
            }
            if (message.type() == 'Z') {
                wrote = false;
            }
            wrote |= message.wrote();
            out.write(message.bytes());
            if (!wrote && in.available() == 0) {
                out.flush(); // an answer to a write is held until it is known to be committed
            }
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // closed is closed
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(DatabaseProxy::cut);
    }
}
