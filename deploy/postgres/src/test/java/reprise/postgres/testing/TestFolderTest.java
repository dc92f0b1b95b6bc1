package reprise.postgres.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Test runs of several JVMs share one home: none may harm another's folder, or be harmed by its going. */
class TestFolderTest {
    private static final int ROUNDS = 4;

    @Test
    void leavesAFolderAloneWhoseServerIsYetToStart() throws Exception {
        var folder = TestFolder.fresh();
        try (var other = new OtherJvm(1)) {
            assertThat(other.folder()).isDirectory();

            assertThat(folder.path().resolve("data").resolve("PG_VERSION")).isRegularFile();
        } finally {
            folder.delete();
        }
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void sweepsAwayWhatAKilledJvmLeft() throws Exception {
        Path left;
        try (var other = new OtherJvm(1)) {
            left = other.folder();
            other.kill();
        }
        assertThat(left).isDirectory();

        TestFolder.fresh().delete();

        assertThat(left).doesNotExist();
    }

    @Test
    void sweepsWhileOthersDeleteTheirOwn() throws Exception {
        var others = Stream.generate(() -> new OtherJvm(ROUNDS)).limit(3).toList();
        for (var other : others) {
            try (other) {
                assertThat(other.folder()).isAbsolute();
            }
        }
        assertThat(others)
                .allSatisfy(other -> assertThat(other.process.exitValue()).isZero());
    }

    /** Another test run: makes and deletes folders, names its last and keeps that one until it is closed. */
    private static final class OtherJvm implements AutoCloseable {
        private final Process process;

        OtherJvm(int rounds) {
            try {
                this.process = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Run.class.getName(),
                                Integer.toString(rounds))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Path folder() throws IOException {
            var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var line = said.readLine();
            assertThat(line).as("the folder of the other JVM").isNotNull();
            return Path.of(line);
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }

        /** Lets it end in good order, if it still can. */
        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.onExit().join();
        }
    }

    static final class Run {
        public static void main(String[] arguments) throws IOException {
            for (int round = 1; round < Integer.parseInt(arguments[0]); round++) {
                TestFolder.fresh().delete();
            }
            var last = TestFolder.fresh();
            if (!Files.isDirectory(last.path().resolve("data"))) {
                throw new IOException(last + " holds no data");
            }
            System.out.println(last.path());
            System.in.read();
            last.delete();
        }
    }
}
