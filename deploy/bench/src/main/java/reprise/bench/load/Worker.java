package reprise.bench.load;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import reprise.bench.stage.Children;
import reprise.bench.stage.ServerProcess;

/** A process of ours that takes orders by its standard input and reports by its standard output. */
public final class Worker {
    private final String name;
    private final BufferedWriter orders;
    private final BufferedReader reports;

    private Worker(String name, Process process) {
        this.name = name;
        this.orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
        this.reports = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** One that makes load. */
    public static Worker generator(Children children) {
        return start(children, LoadMain.class, List.of());
    }

    public static Worker start(Children children, Class<?> main, List<String> arguments) {
        var words = new ArrayList<>(List.of(
                ServerProcess.java(),
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        words.addAll(arguments);
        var builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        return new Worker(main.getSimpleName(), children.start(builder));
    }

    public LoadReport run(Order order) {
        return LoadReport.parse(ask(order.line()));
    }

    /** One line for one line. */
    public String ask(String line) {
        try {
            orders.write(line);
            orders.newLine();
            orders.flush();
            return await();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is gone", e);
        }
    }

    /** The next line it says. */
    public String await() {
        try {
            var line = reports.readLine();
            if (line == null) {
                throw new IllegalStateException(name + " ended; what it said of it stands above");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is gone", e);
        }
    }
}
