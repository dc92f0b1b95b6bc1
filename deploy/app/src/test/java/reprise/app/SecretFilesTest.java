package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    @TempDir
    private Path folder;

    @Test
    void everySecretMayStandInAFileOfItsOwn() throws IOException {
        for (var secret :
                List.of("REPRISE_DB_PASSWORD", "REPRISE_ADMIN_PASSWORD", "REPRISE_MASTER_KEY", "REPRISE_JWT_SECRET")) {
            var key = "reprise." + Variables.of(Settings.SECRETS).get(secret);
            var read = SecretFiles.read(Map.of(secret + "_FILE", file(" of " + secret + "\n")));
            assertThat(read.getString(key)).isEqualTo(" of " + secret);
            assertThat(SettingNames.strangers(List.of(secret, secret + "_FILE")))
                    .isEmpty();
        }
    }

    @Test
    void whatIsNoSecretHasNoFile() {
        assertThat(SettingNames.strangers(List.of("REPRISE_HTTP_PORT_FILE"))).hasSize(1);
    }

    @Test
    void aSecretIsGivenInOneWay() throws IOException {
        var both = Map.of("REPRISE_DB_PASSWORD", "here", "REPRISE_DB_PASSWORD_FILE", file("there"));
        assertThatThrownBy(() -> SecretFiles.read(both))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("REPRISE_DB_PASSWORD and REPRISE_DB_PASSWORD_FILE are both set");
    }

    @Test
    void aFileWithoutASecretIsNamed() throws IOException {
        var missing = folder.resolve("missing").toString();
        assertThatThrownBy(() -> SecretFiles.read(Map.of("REPRISE_JWT_SECRET_FILE", missing)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("REPRISE_JWT_SECRET_FILE")
                .hasMessageContaining(missing);
        var empty = file("\n");
        assertThatThrownBy(() -> SecretFiles.read(Map.of("REPRISE_JWT_SECRET_FILE", empty)))
                .hasMessageContaining("is empty");
    }

    @Test
    void whoElseCanReadItIsSeen() throws IOException {
        var secret = Path.of(file("secret"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(PrivateFiles.isOpen(secret)).isTrue();
        try (var log = LogOf.type(PrivateFiles.class)) {
            SecretFiles.read(Map.of("REPRISE_JWT_SECRET_FILE", secret.toString()));
            assertThat(log.lines()).singleElement().asString().contains(secret.toString(), "chmod 600");
        }
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        assertThat(PrivateFiles.isOpen(secret)).isFalse();
    }

    private String file(String content) throws IOException {
        var file = Files.createTempFile(folder, "secret", "");
        return Files.writeString(file, content).toString();
    }
}
