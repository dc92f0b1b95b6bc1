package reprise.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How a process was started, or what it calls itself since; without a word where it has ended. */
record CommandLine(String text) {
    private static final Path PROCESSES = Path.of("/proc");

    static CommandLine of(long pid) {
        return Files.exists(PROCESSES) ? shownAsFile(pid) : shownByPs(pid);
    }

    private static CommandLine shownAsFile(long pid) {
        try {
            var bytes = Files.readAllBytes(PROCESSES.resolve(Long.toString(pid)).resolve("cmdline"));
            return new CommandLine(
                    new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ').strip());
        } catch (IOException e) {
            return new CommandLine(""); // gone meanwhile
        }
    }

    /** For systems that do not show processes as files, such as macOS. */
    static CommandLine shownByPs(long pid) {
        var shown = Command.of(List.of(), "ps", "-ww", "-o", "args=", "-p", Long.toString(pid))
                .run();
        return new CommandLine(shown.succeeded() ? shown.output().strip() : "");
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether it is PostgreSQL's server, started as we start it on these data. */
    boolean serves(Path data) {
        return (text + " ").contains("postgres -D " + data + " ");
    }

    /** Whether it is PostgreSQL's server, on whichever data. */
    boolean isServer() {
        return text.split(" ", 2)[0].endsWith("postgres");
    }
}
