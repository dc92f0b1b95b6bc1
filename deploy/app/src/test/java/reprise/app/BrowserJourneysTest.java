package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Walks through the pages with a real browser, against a real node: the scripts of {@code webui/e2e}. */
class BrowserJourneysTest {
    private static final Path WEBUI = Path.of("..", "..", "webui");
    private static final int MINUTES = 6;

    @Test
    @EnabledIf("pagesAreBuilt")
    void everyJourneyThroughThePagesSucceeds() throws Exception {
        var output = Files.createTempFile("journeys", ".log");
        try (var node = TestNode.start()) {
            assertThat(journeys(node, output))
                    .withFailMessage(() -> read(output))
                    .isZero();
        } finally {
            read(output).lines().filter(line -> line.startsWith("ℹ")).forEach(System.out::println);
            Files.delete(output);
        }
    }

    private static int journeys(TestNode node, Path output) throws IOException, InterruptedException {
        var command = new ProcessBuilder("node", "e2e/run.mjs")
                .directory(WEBUI.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        command.environment().put("REPRISE_URL", node.uri().toString());
        var process = command.start();
        try {
            return process.waitFor(MINUTES, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            return "no output: " + unreadable.getMessage();
        }
    }

    /** A build without pages ({@code -DskipUi}) has none to walk through. */
    static boolean pagesAreBuilt() {
        return BrowserJourneysTest.class.getResource("/reprise/webui/index.html") != null;
    }
}
