package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Dockerfile and the compose files hang together and name what there is; no Docker is needed to see that. */
@ExtendWith(SharedNode.class)
@Timeout(120)
class ContainersTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path DOCKERFILE = ROOT.resolve("deploy/docker/Dockerfile");
    private static final Pattern STAGE = Pattern.compile("FROM (\\S+)(?: AS (\\S+))?");
    private static final Pattern COPY = Pattern.compile("COPY (?:--(from)=(\\S+) )?(?:--\\S+ )*(\\S+) \\S+");
    private static final Set<String> INSTRUCTIONS = Set.of(
            "FROM",
            "COPY",
            "RUN",
            "WORKDIR",
            "USER",
            "LABEL",
            "ENV",
            "VOLUME",
            "EXPOSE",
            "HEALTHCHECK",
            "ENTRYPOINT",
            "CMD");

    @Test
    void theImageIsBuiltFromWhatThereIsAndRunsWithoutRights() throws IOException {
        var lines = instructions();
        assertThat(lines).allSatisfy(line -> assertThat(INSTRUCTIONS).contains(line.split(" ", 2)[0]));
        var stages = lines.stream()
                .map(STAGE::matcher)
                .filter(found -> found.matches() && found.group(2) != null)
                .map(found -> found.group(2))
                .toList();
        for (var line : lines) {
            var copy = COPY.matcher(line);
            if (copy.matches() && copy.group(1) != null) {
                assertThat(stages).as(line).contains(copy.group(2));
            } else if (copy.matches()) {
                assertThat(ROOT.resolve(copy.group(3))).as(line).exists();
            }
        }
        var last = lines.subList(
                lines.lastIndexOf(lines.stream()
                        .filter(line -> line.startsWith("FROM"))
                        .toList()
                        .getLast()),
                lines.size());
        assertThat(last).contains("USER reprise", "ENTRYPOINT [\"reprise\"]", "CMD [\"server\"]");
        assertThat(last).anyMatch(line -> line.startsWith("HEALTHCHECK "));
        assertThat(last.subList(last.indexOf("USER reprise"), last.size())).noneMatch(line -> line.startsWith("RUN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker-compose.yml", "deploy/docker/compose.cluster.yml"})
    void whatAServiceNamesIsThere(String name) throws Exception {
        var compose = ComposeFile.read(ROOT.resolve(name));
        var secrets = compose.object("secrets");
        var volumes = compose.object("volumes");
        for (var service : compose.services()) {
            assertThat(secrets.keySet()).as(service.name()).containsAll(service.texts("secrets"));
            for (var other : service.object("depends_on").keySet()) {
                assertThat(compose.services())
                        .extracting(ComposeFile.Service::name)
                        .contains(other);
            }
            for (var volume : service.texts("volumes")) {
                var source = volume.split(":", 2)[0];
                if (source.startsWith(".")) {
                    assertThat(compose.file().resolveSibling(source)).exists();
                } else {
                    assertThat(volumes).containsKey(source);
                }
            }
        }
        assertThat(Files.readString(ROOT.resolve("scripts/compose-secrets"))).contains(secrets.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker-compose.yml", "deploy/docker/compose.cluster.yml"})
    void everyNodeHasSettingsThatThereAreAndRunsConfined(String name) throws Exception {
        var compose = ComposeFile.read(ROOT.resolve(name));
        assertThat(compose.nodes()).isNotEmpty().allSatisfy(node -> {
            var environment = node.object("environment");
            assertThat(SettingNames.strangers(environment.keySet())).isEmpty();
            assertThat(environment.keySet())
                    .contains("REPRISE_DB_PASSWORD_FILE", "REPRISE_MASTER_KEY_FILE", "REPRISE_JWT_SECRET_FILE")
                    .doesNotContain("REPRISE_DB_PASSWORD", "REPRISE_MASTER_KEY", "REPRISE_JWT_SECRET");
            assertThat(node.settings().get("read_only")).hasToString("JsonBoolean[value=true]");
            assertThat(node.texts("cap_drop")).containsExactly("ALL");
            assertThat(node.texts("security_opt")).contains("no-new-privileges:true");
        });
    }

    @Test
    void theClusterHasKeysAndANameForEachNode() throws Exception {
        var nodes = ComposeFile.read(ROOT.resolve("deploy/docker/compose.cluster.yml"))
                .nodes()
                .toList();
        assertThat(nodes).hasSize(3).allSatisfy(node -> {
            assertThat(node.object("environment")).containsKey("REPRISE_CLUSTER_KEYS");
            assertThat(node.object("environment").get("REPRISE_CLUSTER_HOST"))
                    .hasToString("JsonString[value=" + node.name() + "]");
            assertThat(Files.readString(ROOT.resolve("deploy/docker/nginx.conf")))
                    .contains("server " + node.name() + ":8080");
        });
    }

    @Test
    void theHealthCheckTellsAServerThatWantsRequestsFromNone(TestNode node) throws Exception {
        assertThat(healthy(node.uri().getPort())).isZero();
        assertThat(healthy(1)).isNotZero();
    }

    private static int healthy(int port) throws IOException, InterruptedException {
        var command =
                new ProcessBuilder("bash", ROOT.resolve("deploy/docker/healthy").toString());
        command.environment().put("REPRISE_HTTP_PORT", Integer.toString(port));
        return command.redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    /** One line each. */
    private static List<String> instructions() throws IOException {
        return Files.readString(DOCKERFILE)
                .replaceAll("(?m)^#.*\\n", "")
                .replaceAll("\\\\\\n\\s*", " ")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.replaceAll("\\s+", " "))
                .toList();
    }
}
