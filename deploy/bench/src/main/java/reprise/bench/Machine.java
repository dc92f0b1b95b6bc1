package reprise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import reprise.postgres.EmbeddedPostgres;

/** What it was measured on, in a line. */
final class Machine {

    static String description() {
        var runtime = Runtime.getRuntime();
        return "%d × %s, %s, %s %s, OpenJDK %s, PostgreSQL %s (fsync and synchronous_commit on); load generator, server, database and echo server share the machine"
                .formatted(
                        runtime.availableProcessors(),
                        first("/proc/cpuinfo", "model name", "processor of unknown make"),
                        memory(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version(),
                        EmbeddedPostgres.VERSION);
    }

    private static String memory() {
        var kilobytes = first("/proc/meminfo", "MemTotal", "").replaceAll("\\D", "");
        return kilobytes.isEmpty() ? "memory unknown" : Math.round(Long.parseLong(kilobytes) / 1048576.0) + " GiB";
    }

    private static String first(String file, String name, String otherwise) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    private Machine() {}
}
