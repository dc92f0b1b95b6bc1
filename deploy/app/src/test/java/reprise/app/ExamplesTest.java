package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
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

    @ParameterizedTest
    @MethodSource("examples")
    void canBeSavedAsItStands(Path example) throws Exception {
        var source = Language.readYaml(Files.readString(example));
        var plan = Language.compile(new PlanId(new WorkflowId(new UUID(0, 1)), 1), source, Parts.nodeTypes());
        assertThat(plan).isInstanceOf(Compilation.Ready.class);
    }

    static Stream<Path> examples() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }
}
