package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reprise.postgres.testing.TestPostgres;

/** {@code bin/reprise server --reset-password}, beside a server that runs and where none does. */
@Timeout(180)
class LostPasswordTest {
    private static final String ME = "/api/v1/users/me";
    private static final Pattern SHOWN = Pattern.compile("is (\\S+) \\(shown only now\\)");

    @Test
    void makesAnotherPasswordAndEndsWhatTheOldOneOpened() {
        var database = TestPostgres.freshDatabase();
        try (var node = TestNode.start(database)) {
            var lost = node.registered();
            var session = node.signedIn(lost);
            var said = reset(TestNode.settings(database, Map.of()), lost);

            assertThat(said).contains("The password of " + lost, "1 login");
            node.stranger()
                    .post("/api/v1/auth/token", login(lost, TestNode.PASSWORD))
                    .expect(401);
            node.stranger().post("/api/v1/auth/token", login(lost, shown(said))).expect(200);
            Eventually.holds(
                    "the old login is worth nothing", () -> session.get(ME).status() == 401);
        }
    }

    @Test
    void tellsWhoThereIsWhereTheAddressIsUnknown() {
        var database = TestPostgres.freshDatabase();
        TestNode.start(database).close();
        assertThatThrownBy(() -> reset(TestNode.settings(database, Map.of()), "nobody@example.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no account nobody@example.com. Administrators are: " + TestNode.ADMINISTRATOR);
    }

    @Test
    void reachesTheEmbeddedDatabaseOfARunningServerAndStartsThatOfAStoppedOne(@TempDir Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var settings = embedded(folder);
        var node = Node.start(settings);
        assertThat(reset(settings, TestNode.ADMINISTRATOR)).contains("shown only now");
        node.close();
        assertThat(reset(settings, TestNode.ADMINISTRATOR)).contains("shown only now");
    }

    private static Settings embedded(Path folder) {
        return Settings.read(ConfigFactory.parseMap(Map.of(
                        "http.port",
                        0,
                        "cluster.port",
                        0,
                        "data-dir",
                        folder.toString(),
                        "accounts.admin-email",
                        TestNode.ADMINISTRATOR))
                .withFallback(
                        ConfigFactory.parseResources("reprise-defaults.conf").getConfig("reprise")));
    }

    private static String reset(Settings settings, String email) {
        var said = new ByteArrayOutputStream();
        LostPassword.reset(settings, email, Optional.empty(), new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    private static String shown(String said) {
        var found = SHOWN.matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return found.group(1);
    }

    private static String login(String email, String password) {
        return "{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}";
    }
}
