package reprise.bench.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory a JVM takes. */
public final class Memory {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** Megabytes of its heap that survive a full collection. */
    public static double heapAfterCollection(long pid) {
        Jcmd.ask(pid, "GC.run");
        return heapUsed(Jcmd.ask(pid, "GC.heap_info"));
    }

    static double heapUsed(String heapInfo) {
        return heapInfo.lines()
                        .filter(line -> !line.contains("Metaspace") && !line.contains("class space"))
                        .map(USED::matcher)
                        .filter(Matcher::find)
                        .mapToLong(found -> Long.parseLong(found.group(1)))
                        .sum()
                / 1024.0;
    }

    /** Megabytes the system has given it, all in all. */
    public static double resident(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot see the memory of process " + pid, e);
        }
    }

    private Memory() {}
}
