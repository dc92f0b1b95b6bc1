package reprise.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

    @TempDir
    Path folder;

    @Test
    void areWholeHoweverManyUnpackThemAtOnce() throws InterruptedException, ExecutionException, IOException {
        try (var unpackers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> unpack =
                    () -> Command.of(List.of(), Binaries.in(folder).postgres().toString(), "--version")
                            .run()
                            .output();
            for (var version : unpackers.invokeAll(List.of(unpack, unpack))) {
                assertThat(version.get()).startsWith("postgres (PostgreSQL) " + Binaries.major() + ".");
            }
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("postgresql-" + EmbeddedPostgres.VERSION));
        }
    }
}
