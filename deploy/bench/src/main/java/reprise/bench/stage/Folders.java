package reprise.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders for one run. */
public final class Folders {

    /**
     * A new one in the temporary folder; what earlier, interrupted runs left is removed. PostgreSQL may run as another
     * user than we do and has to pass through it.
     */
    public static Path fresh(String purpose) {
        try {
            var name = "reprise-" + purpose + "-of-";
            sweep(Path.of(System.getProperty("java.io.tmpdir")), name);
            var folder =
                    Files.createTempDirectory(name + ProcessHandle.current().pid() + "-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder", e);
        }
    }

    private static void sweep(Path where, String name) throws IOException {
        try (var folders = Files.newDirectoryStream(where, name + "*")) {
            for (var folder : folders) {
                var owner =
                        folder.getFileName().toString().substring(name.length()).split("-")[0];
                if (owner.matches("\\d{1,9}")
                        && ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
                    delete(folder);
                }
            }
        }
    }

    public static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
                    if (gone instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw gone;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }

    private Folders() {}
}
