package reprise.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, for one machine. Its data outlive it. If the server dies while it is wanted (killed,
 * out of memory), it is started again on the same port.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The PostgreSQL that Reprise brings. */
    public static final String VERSION = Binaries.VERSION;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int TRIES_FOR_A_PORT = 5;
    private static final long LONGEST_PAUSE_SECONDS = 10;

    private final Settings settings;
    private final FolderLock lock;
    private final Installation installation;
    private final int port;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ReentrantLock starting = new ReentrantLock();
    private Server server;

    private EmbeddedPostgres(Settings settings, FolderLock lock, Installation installation, Server server) {
        this.settings = settings;
        this.lock = lock;
        this.installation = installation;
        this.port = server.port();
        this.server = server;
    }

    /**
     * Starts the server in its folder, with the data of the last time or else with empty ones, and waits until it takes
     * connections. A server that a killed process left behind is stopped first.
     *
     * @throws EmbeddedPostgresException if it cannot run; the message names cause and cure
     */
    public static EmbeddedPostgres start(Settings settings) {
        var began = System.nanoTime();
        var folder = Folders.make(settings.folder());
        var lock = FolderLock.take(folder);
        try {
            var installation = Installation.in(folder);
            var server = settings.port() == 0
                    ? startOnFreePort(installation, settings)
                    : startOnPort(installation, settings, settings.port());
            var postgres = new EmbeddedPostgres(settings, lock, installation, server);
            postgres.watch();
            LOG.info(
                    "PostgreSQL {} on 127.0.0.1:{} with the data in {}, ready after {} ms",
                    VERSION,
                    server.port(),
                    installation.data(),
                    (System.nanoTime() - began) / 1_000_000);
            return postgres;
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static Server startOnPort(Installation installation, Settings settings, int port) {
        try (var _ = listen(port)) {
            // free: PostgreSQL would only say so after it has read everything
        } catch (IOException e) {
            throw StartFailure.portTaken(port);
        }
        return Server.start(installation, settings, port, () -> false);
    }

    private static Server startOnFreePort(Installation installation, Settings settings) {
        for (var attempt = 1; ; attempt++) {
            var port = freePort();
            try {
                return Server.start(installation, settings, port, () -> false);
            } catch (EmbeddedPostgresException e) {
                if (attempt == TRIES_FOR_A_PORT || !e.isPortTaken()) {
                    throw e;
                } // another program was quicker to take it
            }
        }
    }

    private static int freePort() {
        try (var socket = listen(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("No free port can be had on 127.0.0.1: " + e.getMessage(), e);
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(DataFolder.DATABASE);
    }

    /** The address of another database on this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return DataFolder.USER;
    }

    public String password() {
        return installation.password().text();
    }

    public int port() {
        return port;
    }

    /** Where PostgreSQL's programs lie unpacked. */
    public Path programs() {
        return installation.binaries().root();
    }

    /** The number of the server's first process, for whoever wants to see it die. */
    public long pid() {
        starting.lock();
        try {
            return server.process().pid();
        } finally {
            starting.unlock();
        }
    }

    private void watch() {
        Thread.ofPlatform().daemon().name("embedded-postgres").start(() -> {
            try {
                keepRunning();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void keepRunning() throws InterruptedException {
        var current = server;
        while (true) {
            var status = current.awaitEnd();
            if (closing.getCount() == 0) {
                return;
            }
            LOG.error("The database server ended although it was wanted (status {}); starting it again", status);
            for (var pause = 0L; !startAgain(); pause = Math.min(2 * pause + 1, LONGEST_PAUSE_SECONDS)) {
                if (closing.await(pause, TimeUnit.SECONDS)) {
                    return;
                }
            }
            current = server;
        }
    }

    /** Whether that is settled: it runs again, or is no longer wanted. */
    private boolean startAgain() {
        starting.lock();
        try {
            if (closing.getCount() > 0) {
                new LeftBehind(installation.data(), installation.clusterName()).end();
                server = Server.start(installation, settings, port, () -> closing.getCount() == 0);
                LOG.info("The database server runs again on 127.0.0.1:{}", port);
            }
            return true;
        } catch (EmbeddedPostgresException e) {
            LOG.error("The database server cannot be started again yet: {}", e.getMessage());
            return false;
        } finally {
            starting.unlock();
        }
    }

    /** Ends all sessions and the server; the data stay. Repeated calls wait for the first and do nothing else. */
    @Override
    public void close() {
        closing.countDown();
        starting.lock();
        try {
            server.stop();
            lock.close();
        } finally {
            starting.unlock();
        }
    }
}
