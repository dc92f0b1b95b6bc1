package reprise.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path folder;

    @Test
    void keepsRowsFromOneStartToTheNext() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(settings())) {
            Rows.write(postgres, "first");
        }
        try (var postgres = EmbeddedPostgres.start(settings())) {
            assertThat(Rows.read(postgres)).containsExactly("first");
        }
    }

    private Settings settings() {
        return Settings.in(Programs.linkedInto(folder));
    }
}
