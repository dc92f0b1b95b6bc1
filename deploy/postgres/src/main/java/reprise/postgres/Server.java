package reprise.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.postgres.DatabaseProcess.Signal;

/** One run of the database server, from its start to its end. */
record Server(Process process, int port) {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** Recovery after a crash reads up to max_wal_size of log; on a slow disk that takes minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final long LOOK_EVERY_MILLIS = 4;
    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

    /** Starts it and waits until it takes connections, or until that is no longer wanted. */
    static Server start(Installation installation, Settings settings, int port, BooleanSupplier unwanted) {
        var log = ServerLog.from(installation);
        var server = new Server(launch(installation, settings, port), port);
        try {
            server.awaitReady(installation, log, unwanted);
            return server;
        } catch (RuntimeException | Error e) {
            server.stop();
            throw e;
        }
    }

    private static Process launch(Installation installation, Settings settings, int port) {
        var configuration = ServerConfiguration.write(
                installation.folder(),
                installation.logs(),
                installation.clusterName(),
                port,
                settings.serverSettings());
        var prefix = new ArrayList<>(ownSession());
        prefix.addAll(installation.way().prefix());
        var words = Command.of(
                prefix,
                installation.binaries().postgres().toString(),
                "-D",
                installation.data().toString(),
                "-c",
                "config_file=" + configuration);
        try {
            var process = Command.builder(words.words())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(installation.folder().resolve("start.log").toFile())
                    .start();
            Sentinel.over(process, prefix);
            return process;
        } catch (IOException e) {
            throw StartFailure.writing(installation.folder(), "The embedded database cannot be started", e);
        }
    }

    /** A Ctrl-C at the terminal is for Reprise, which needs its database until the last moment. */
    private static List<String> ownSession() {
        if (isInstalled("setsid")) {
            return List.of("setsid");
        }
        return isInstalled("perl") // macOS has no setsid
                ? List.of("perl", "-e", "use POSIX 'setsid'; setsid; exec @ARGV")
                : List.of();
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private void awaitReady(Installation installation, ServerLog log, BooleanSupplier unwanted) {
        var began = System.nanoTime();
        var reported = began;
        while (!ready(installation.data())) {
            if (ended()) {
                throw StartFailure.ofServer(
                        log.said(), process.exitValue(), port, installation.folder(), installation.logs());
            }
            if (unwanted.getAsBoolean()) {
                throw new EmbeddedPostgresException("The embedded database was closed while it was starting.");
            }
            var now = System.nanoTime();
            if (now - began > PATIENCE.toNanos()) {
                throw new EmbeddedPostgresException("The embedded database is not ready after " + PATIENCE.toMinutes()
                        + " minutes. Look into its log in " + installation.logs() + ": " + log.lastLine());
            }
            if (now - reported > REPORT_EVERY.toNanos()) {
                reported = now;
                LOG.info(
                        "The database is still getting ready, since {} s: {}",
                        (now - began) / 1_000_000_000,
                        log.lastLine());
            }
        }
    }

    private boolean ready(Path data) {
        return PostmasterFile.read(data)
                .filter(file -> file.pid() == process.pid() && file.ready())
                .isPresent();
    }

    private boolean ended() {
        try {
            return process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw Interrupted.now(e);
        }
    }

    /** Waits until it ends, for whatever reason, and tells its status. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it, in good order if it can. Ends it too when the calling thread is interrupted. */
    void stop() {
        var interrupted = Thread.interrupted();
        var self = new DatabaseProcess(process.toHandle());
        if (process.isAlive()) {
            self.send(Signal.INT);
            if (!ended(Duration.ofSeconds(60))) {
                LOG.warn("The database does not end in good order; it will recover at its next start");
                self.send(Signal.QUIT);
                if (!ended(Duration.ofSeconds(10))) {
                    self.send(Signal.KILL);
                    ended(Duration.ofSeconds(10));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until nothing of it is left: of a child of ours its entry in the table of processes must be gone too. */
    private boolean ended(Duration patience) {
        try {
            return process.waitFor(patience);
        } catch (InterruptedException e) {
            throw Interrupted.now(e);
        }
    }
}
