package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation says to type can be typed, in bash and in zsh as people have them. */
class ShellExamplesTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

    @ParameterizedTest
    @MethodSource("pages")
    void nothingInThemMeansSomethingElseToZsh(Path page) throws IOException {
        BLOCK.matcher(Files.readString(page))
                .results()
                .flatMap(block -> block.group(1).lines())
                .forEach(line -> {
                    var bare = QUOTED.matcher(line).replaceAll("");
                    assertThat(bare)
                            .as("a comment is no comment where one types")
                            .doesNotContainPattern("(^|\\s)#");
                    assertThat(bare)
                            .as("an unquoted ? or * is a pattern that must match")
                            .doesNotContainPattern("[?*]");
                });
    }

    static Stream<Path> pages() throws IOException {
        try (var guides = Files.list(ROOT.resolve("docs/guide"))) {
            return Stream.concat(guides, Stream.of(ROOT.resolve("README.md"))).toList().stream();
        }
    }
}
