package reprise.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** One life of the server, from its start as a process to its end. */
public final class ServerProcess {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private final ServerSettings settings;
    private final Process process;
    private final long began = System.nanoTime();

    private ServerProcess(ServerSettings settings, Process process) {
        this.settings = settings;
        this.process = process;
    }

    /** Starts it; {@link #awaitReady} tells when it serves. */
    public static ServerProcess start(Children children, ServerSettings settings) {
        try {
            Files.createDirectories(settings.data());
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the server's data", e);
        }
        var words = new ArrayList<String>();
        words.add(java());
        words.addAll(settings.flags());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "reprise.app.Main", "server"));
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("REPRISE_"));
        builder.environment().putAll(settings.environment());
        return new ServerProcess(settings, children.start(builder));
    }

    /** The program that runs this JVM. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Waits until {@code GET /ready} answers 200, and tells how long the start took. */
    public Duration awaitReady() {
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            var request = HttpRequest.newBuilder(base().resolve("/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            boolean ready =
                    Patience.until(LONGEST_START, Duration.ofMillis(5), () -> !alive() || ready(client, request));
            if (!ready || !alive()) {
                throw new IllegalStateException("The server does not become ready; it said:\n" + lastWords());
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static boolean ready(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + settings.port());
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** {@code kill -9}: nothing in it gets a chance to tidy up. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        await("is not gone after kill -9");
    }

    /** {@code SIGSTOP}: it is there and does nothing. */
    public void freeze() {
        signal("STOP");
    }

    /** {@code SIGCONT}: it goes on, and does not know that time has passed. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("process " + process.pid() + " cannot be sent SIG" + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no shell to send SIG" + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its exit code, where it ends by itself within that time. */
    public OptionalInt awaitEnd(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)
                    ? OptionalInt.of(process.exitValue())
                    : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /** Asks it to end, as Ctrl-C does, and insists where it does not. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void await(String trouble) {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " " + trouble);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(settings.log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "(nothing that can be read: " + e.getMessage() + ")";
        }
    }
}
