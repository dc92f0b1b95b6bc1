package reprise.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A short program, run to its end, with all it printed. */
record Command(List<String> words, String input, Duration patience) {
    private static final Set<String> PASSED_ON = Set.of("PATH", "LD_LIBRARY_PATH", "TMPDIR");

    /** How it ended. A program that could not be started at all has the status −1. */
    record Outcome(int status, String output) {
        boolean succeeded() {
            return status == 0;
        }

        /** What it printed, in one line, the end of it if it is long. */
        String inShort() {
            var text = output.strip().replaceAll("\\s*\\R\\s*", "; ");
            return text.isEmpty() ? "status " + status : text.substring(Math.max(0, text.length() - 600));
        }
    }

    static Command of(List<String> prefix, String... words) {
        var all = new ArrayList<>(prefix);
        all.addAll(List.of(words));
        return new Command(List.copyOf(all), "", Duration.ofMinutes(2));
    }

    Command reading(String text) {
        return new Command(words, text, patience);
    }

    Outcome run() {
        try {
            var process = builder(words).redirectErrorStream(true).start();
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(process::destroyForcibly);
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException closedAlready) {
                // it ended without reading; its status tells why
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            return new Outcome(-1, words.getFirst() + " cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            throw Interrupted.now(e);
        }
    }

    /**
     * A program with an environment made for it: where programs and their libraries are found, and nothing else of ours. Secrets
     * of the server would otherwise be readable in the process table's files of each child.
     */
    static ProcessBuilder builder(List<String> words) {
        var builder = new ProcessBuilder(words);
        builder.environment().keySet().retainAll(PASSED_ON);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }
}
