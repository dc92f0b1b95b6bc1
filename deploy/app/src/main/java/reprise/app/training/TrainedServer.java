package reprise.app.training;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The server of an installation, started as people start it, on nothing of theirs. */
final class TrainedServer implements AutoCloseable {
    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final Duration TO_END = Duration.ofMinutes(2);
    private static final Duration TO_LEAVE = Duration.ofSeconds(10);
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final Pattern GREETING = Pattern.compile("Reprise is at (http://\\S+)");

    private final Process process;
    private final Path said;

    /** @param cache the file below {@code lib} that the JVM is to write at its end */
    TrainedServer(Path home, Path ground, String cache) throws IOException {
        this.said = ground.resolve("said");
        var command = new ProcessBuilder(home.resolve("bin").resolve("reprise").toString(), "server")
                .directory(home.resolve("lib").toFile()) // so that the name needs no path, which might hold spaces
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        var environment = command.environment();
        environment.keySet().removeIf(name -> name.startsWith("REPRISE_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("REPRISE_JAVA_OPTS", "-XX:AOTCacheOutput=" + cache);
        environment.put("REPRISE_DATA_DIR", ground.resolve("data").toString());
        environment.put("REPRISE_DB_URL", ""); // whatever conf/reprise.conf says
        environment.put("REPRISE_ROLES", "gateway,execution,projection");
        environment.put("REPRISE_OPEN_REGISTRATION", "true");
        environment.put("REPRISE_HTTP_HOST", "127.0.0.1");
        environment.put("REPRISE_HTTP_PORT", "0");
        environment.put("REPRISE_CLUSTER_HOST", "127.0.0.1");
        environment.put("REPRISE_CLUSTER_PORT", "0");
        environment.put("REPRISE_SEED_NODES", "");
        environment.put("REPRISE_EGRESS_ALLOW", "127.0.0.1");
        this.process = command.start();
    }

    /** Waits until it serves. */
    URI awaitAddress() throws IOException {
        long end = System.nanoTime() + TO_START.toNanos();
        while (System.nanoTime() < end) {
            if (ended(Duration.ofMillis(LOOK_EVERY_MILLIS))) {
                throw new TrainingFailed("the server did not start: " + lastLine());
            }
            var greeting = GREETING.matcher(Files.readString(said));
            if (greeting.find()) {
                return URI.create(greeting.group(1));
            }
        }
        throw new TrainingFailed("the server did not start within " + TO_START.toSeconds() + " s: " + lastLine());
    }

    /** Ends it in good order and waits until its JVM has written the cache. */
    void stop() throws IOException {
        process.destroy();
        if (!ended(TO_END)) {
            throw new TrainingFailed("the server did not end within " + TO_END.toSeconds() + " s: " + lastLine());
        }
    }

    private boolean ended(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TrainingFailed("it was interrupted");
        }
    }

    /** The last it said. */
    String lastLine() throws IOException {
        return Files.readString(said).lines().reduce("it said nothing", (_, last) -> last);
    }

    /** Leaves nothing of it running: nobody needs its data, nor the rest of a cache after Ctrl-C. */
    @Override
    public void close() {
        var family = process.descendants().toList(); // its database, and the JVM that writes the cache
        process.destroyForcibly().onExit().join();
        family.forEach(ProcessHandle::destroy);
        family.forEach(one -> one.onExit()
                .completeOnTimeout(one, TO_LEAVE.toSeconds(), TimeUnit.SECONDS)
                .join());
    }
}
