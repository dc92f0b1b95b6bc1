package reprise.bench.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JDK's own tools, asked about a running JVM. */
public final class Jcmd {

    /** What the JVM answers to a diagnostic command, such as {@code GC.heap_info}. */
    public static String ask(long pid, String... command) {
        var words = new ArrayList<>(List.of(tool("jcmd"), Long.toString(pid)));
        words.addAll(List.of(command));
        return run(words);
    }

    /** What a recording says, by one of the views of {@code jfr view}. */
    public static String view(String view, Path recording) {
        return run(List.of(tool("jfr"), "view", "--width", "140", view, recording.toString()));
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static String run(List<String> words) {
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", words) + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + words.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + words.getFirst(), e);
        }
    }

    private Jcmd() {}
}
