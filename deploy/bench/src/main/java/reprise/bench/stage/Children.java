package reprise.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The processes we started. They end with us, also when we are interrupted. */
public final class Children implements AutoCloseable {
    private final Set<Process> living = ConcurrentHashMap.newKeySet();
    private final Thread lastWill = new Thread(this::endAll);

    public Children() {
        Runtime.getRuntime().addShutdownHook(lastWill);
    }

    public Process start(ProcessBuilder builder) {
        try {
            var process = builder.start();
            living.add(process);
            process.onExit().thenAccept(living::remove);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + builder.command().getFirst(), e);
        }
    }

    @Override
    public void close() {
        endAll();
        try {
            Runtime.getRuntime().removeShutdownHook(lastWill);
        } catch (IllegalStateException _) {
            // the JVM is ending already, and the hook runs
        }
    }

    private void endAll() {
        for (var process : living) {
            process.destroy();
        }
        for (var process : living) {
            end(process);
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
