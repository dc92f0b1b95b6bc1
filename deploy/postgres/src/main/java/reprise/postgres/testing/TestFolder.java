package reprise.postgres.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reprise.postgres.EmbeddedPostgres;
import reprise.postgres.Folders;
import reprise.postgres.Settings;

/** The folder of one test server: a copy of a model made once per user and PostgreSQL, with the model's programs. */
record TestFolder(Path path) {

    private static final Map<String, String> FORGETFUL = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "shared_buffers", "64MB",
            "max_connections", "200",
            "autovacuum", "on");

    Settings settings() {
        return Settings.in(path).withAll(FORGETFUL);
    }

    static TestFolder fresh() {
        try {
            var home = home();
            try (var channel = FileChannel.open(home.resolve("lock"), CREATE, WRITE);
                    var _ = channel.lock()) {
                sweep(home);
                var model = model(home);
                var folder = Files.createTempDirectory(home, "run-");
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
                copy(model, folder);
                return new TestFolder(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for a test database", e);
        }
    }

    void delete() {
        try {
            Folders.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home() throws IOException {
        var user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        var home = Path.of(
                System.getProperty("java.io.tmpdir"), "reprise-test-postgres-" + user + "-" + EmbeddedPostgres.VERSION);
        Files.createDirectories(home);
        if (!Files.getAttribute(home, "unix:uid").equals(user)) {
            throw new IOException(home + " belongs to another user: remove it");
        }
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    /** What killed JVMs left; the living hold the lock of theirs. */
    private static void sweep(Path home) throws IOException {
        for (var folder : folders(home, "run-*")) {
            try (var channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
                    var lock = channel.tryLock()) {
                if (lock != null) {
                    Folders.delete(folder);
                }
            }
        }
    }

    private static Path model(Path home) throws IOException {
        var model = home.resolve("model");
        if (!Files.exists(model)) {
            var unfinished = home.resolve("model.unfinished");
            Folders.delete(unfinished);
            EmbeddedPostgres.start(Settings.in(unfinished).withAll(FORGETFUL)).close();
            Files.move(unfinished, model, StandardCopyOption.ATOMIC_MOVE);
        }
        return model;
    }

    /** Data and password are copied, the programs only linked to. */
    private static void copy(Path model, Path folder) throws IOException {
        for (var programs : folders(model, "postgresql-*")) {
            if (Files.isDirectory(programs)) {
                Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
            }
        }
        Files.copy(model.resolve("password"), folder.resolve("password"), StandardCopyOption.COPY_ATTRIBUTES);
        var data = model.resolve("data");
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes a) throws IOException {
                Files.copy(directory, copied(directory), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
                Files.copy(file, copied(file), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            private Path copied(Path original) {
                return folder.resolve(model.relativize(original));
            }
        });
    }

    private static List<Path> folders(Path home, String pattern) throws IOException {
        try (var found = Files.newDirectoryStream(home, pattern)) {
            var folders = new ArrayList<Path>();
            found.forEach(folders::add);
            return folders;
        }
    }
}
