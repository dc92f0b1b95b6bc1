package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.plan.Compilation;
import reprise.language.Language;

/** The examples of the documentation can be saved as they stand. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "..", "docs", "examples");
    private static final Path GUIDE = Path.of("..", "..", "docs", "guide");
    private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(name: .*?)```");

    @ParameterizedTest
    @MethodSource("examples")
    void canBeSavedAsItStands(Path example) throws Exception {
        var source = Language.readYaml(Files.readString(example));
        var plan = Language.compile(new PlanId(new WorkflowId(new UUID(0, 1)), 1), source, Parts.nodeTypes());
        assertThat(plan).isInstanceOf(Compilation.Ready.class);
    }

    @ParameterizedTest
    @MethodSource("ofTheGuide")
    void ofTheGuideCanBeSavedAsTheyStand(String workflow) throws Exception {
        var source = Language.readYaml(workflow);
        var plan = Language.compile(new PlanId(new WorkflowId(new UUID(0, 1)), 1), source, Parts.nodeTypes());
        assertThat(plan).isInstanceOf(Compilation.Ready.class);
    }

    /** Whole workflows, which begin with their name; other blocks show parts. */
    static Stream<String> ofTheGuide() throws IOException {
        try (var files = Files.list(GUIDE)) {
            return files.sorted().flatMap(ExamplesTest::workflows).toList().stream();
        }
    }

    private static Stream<String> workflows(Path page) {
        try {
            return BLOCK.matcher(Files.readString(page)).results().map(block -> block.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> examples() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }
}
