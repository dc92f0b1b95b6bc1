package reprise.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reprise.postgres.testing.TestPostgres;

/** A folder for the server of one test; PostgreSQL's programs are in it already, so that no test waits for them. */
final class Folder implements BeforeEachCallback, AfterEachCallback {

    private Path parent;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        parent = Files.createTempDirectory("reprise-postgres-");
        mayBeEnteredByAll(true);
        Files.createDirectory(path());
        Files.createSymbolicLink(path().resolve(programs().getFileName()), programs());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Folders.delete(parent);
    }

    Path path() {
        return parent.resolve("embedded");
    }

    Settings settings() {
        return Settings.in(path());
    }

    /** Lays an empty database in, as a first start would leave it. */
    Settings usedBefore() {
        for (var part : List.of("data", "password")) {
            var original = programs().resolveSibling(part).toString();
            assertThat(Command.of(List.of(), "cp", "-a", original, path().toString())
                            .run()
                            .succeeded())
                    .isTrue();
        }
        return settings();
    }

    void mayBeEnteredByAll(boolean all) throws IOException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString(all ? "rwxr-xr-x" : "rwx------"));
    }

    static Path programs() {
        try {
            return TestPostgres.server().programs().toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
