package reprise.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

    @TempDir
    Path folder;

    @Test
    void replaceThoseOfAnEarlierReleaseAndThoseThatWereUnpackedHalfway() throws IOException {
        var name = "postgresql-" + EmbeddedPostgres.VERSION;
        Files.createDirectories(folder.resolve("postgresql-17.5.0/bin"));
        Files.createDirectories(folder.resolve(name + ".unfinished/bin"));
        Files.writeString(folder.resolve(name + ".unfinished/bin/postgres"), "half");
        var version = Command.of(List.of(), Binaries.in(folder).postgres().toString(), "--version");
        assertThat(version.run().output()).startsWith("postgres (PostgreSQL) " + Binaries.major() + ".");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve(name));
        }
    }
}
