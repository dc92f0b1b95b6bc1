package reprise.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import reprise.postgres.testing.TestPostgres;

/** PostgreSQL's programs, unpacked once for all tests. */
final class Programs {

    private Programs() {}

    static Path linkedInto(Path folder) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            var link = folder.resolve("postgresql-" + EmbeddedPostgres.VERSION);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, TestPostgres.server().programs().toRealPath());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
