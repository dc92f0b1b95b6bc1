package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/reprise}, in a folder whose name has a space. */
@Timeout(60)
class LauncherTest {
    private static final Path LAUNCHER = Path.of("src/main/dist/bin/reprise");
    private static final Path OPTIONS = Path.of("src/main/dist/conf/jvm.options");
    private static final Pattern HEAP = Pattern.compile("-XX:MaxHeapSize=(\\d+)");
    private static final String ANSWER = "reprise: there is no command dance\n\n" + Usage.HELP + "\n";

    @TempDir
    private Path parent;

    private Path home;

    @BeforeEach
    void install() throws IOException {
        home = parent.resolve("an installation");
        Files.createDirectories(home.resolve("bin"));
        Files.copy(LAUNCHER, home.resolve("bin/reprise"));
        Files.createDirectories(home.resolve("conf"));
        Files.copy(OPTIONS, home.resolve("conf/jvm.options"));
        Files.createDirectories(home.resolve("lib"));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        try (var file = Files.newOutputStream(home.resolve("lib/app.jar"))) {
            new JarOutputStream(file, manifest).close();
        }
    }

    @Test
    void runsMain() throws IOException {
        assertThat(said("")).isEqualTo(ANSWER);
    }

    @Test
    void isSilentAboutAStartCacheThatIsNone() throws IOException {
        Files.writeString(home.resolve("lib/reprise.aot"), "damaged");

        assertThat(said("")).isEqualTo(ANSWER);
    }

    @Test
    void isSilentAboutAStartCacheThatDoesNotFit() throws IOException {
        said("-XX:AOTMode=record -XX:AOTConfiguration=recorded"); // itself no cache, but of the JVM's making
        Files.move(home.resolve("recorded"), home.resolve("lib/reprise.aot"));

        assertThat(said("")).isEqualTo(ANSWER);
        assertThat(said("-XX:-UseCompactObjectHeaders")).isEqualTo(ANSWER);
    }

    @Test
    void givesTheHeapAQuarterOfTheMachineWithinBounds() throws IOException {
        var megabytes = heap(said("-XX:+PrintCommandLineFlags"));
        assertThat(megabytes).isBetween(256L, 768L);
    }

    @Test
    void givesTheHeapOfALargeServerWhatItIsTold() throws IOException {
        assertThat(heap(run(Map.of("REPRISE_HEAP", "1300m", "REPRISE_JAVA_OPTS", "-XX:+PrintCommandLineFlags"), 2)))
                .isEqualTo(1300);
        assertThat(heap(run(Map.of("REPRISE_HEAP", "1g", "REPRISE_JAVA_OPTS", "-Xmx2g -XX:+PrintCommandLineFlags"), 2)))
                .as("who gives an option of the JVM means it")
                .isEqualTo(2048);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4gb", "g", "much", "-4g", "1.5g", "4 g"})
    void refusesAHeapThatIsNoSize(String size) throws IOException {
        assertThat(run(Map.of("REPRISE_HEAP", size), 1))
                .isEqualTo("reprise: REPRISE_HEAP must be a size such as 4g or 1500m, not " + size + "\n");
    }

    private static long heap(String said) {
        var found = HEAP.matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return Long.parseLong(found.group(1)) / (1024 * 1024);
    }

    private String said(String options) throws IOException {
        return run(Map.of("REPRISE_JAVA_OPTS", options), 2);
    }

    private String run(Map<String, String> environment, int status) throws IOException {
        var command = new ProcessBuilder("sh", home.resolve("bin/reprise").toString(), "dance")
                .directory(home.toFile())
                .redirectErrorStream(true);
        command.environment().keySet().removeIf(name -> name.startsWith("REPRISE_"));
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().putAll(environment);
        var process = command.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.onExit().join();
        assertThat(process.exitValue()).as(said).isEqualTo(status);
        return said;
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }
}
