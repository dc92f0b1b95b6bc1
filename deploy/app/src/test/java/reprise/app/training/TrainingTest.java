package reprise.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    @TempDir
    private Path home;

    @Test
    void saysWhatTheServerSaidWhereItDoesNotStart() throws IOException {
        serverThat("echo starting; echo the disk is full; exit 1");

        assertThatThrownBy(() -> Training.run(home))
                .isInstanceOf(TrainingFailed.class)
                .hasMessage("the server did not start: the disk is full");
    }

    @Test
    void leavesNoCacheOfOtherJarsBehind() throws IOException {
        serverThat("exit 1");
        var stale = Files.writeString(home.resolve("lib").resolve("reprise.aot"), "of yesterday");

        assertThatThrownBy(() -> Training.run(home)).isInstanceOf(TrainingFailed.class);

        assertThat(stale).doesNotExist();
    }

    @Test
    void touchesNoDatabaseOfTheirs() throws IOException {
        serverThat("env | grep '^REPRISE_DB_\\|^REPRISE_DATA_DIR' | sort | tr '\\n' ' '; exit 1");

        assertThatThrownBy(() -> Training.run(home))
                .hasMessageMatching(
                        "the server did not start: REPRISE_DATA_DIR=\\S*reprise-training-\\S* REPRISE_DB_URL= ");
    }

    private void serverThat(String does) throws IOException {
        Files.createDirectories(home.resolve("lib"));
        var launcher = Files.createDirectories(home.resolve("bin")).resolve("reprise");
        Files.writeString(launcher, "#!/bin/sh\n" + does + "\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }
}
