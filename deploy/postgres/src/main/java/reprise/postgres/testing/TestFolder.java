package reprise.postgres.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
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
            return TestHome.alone(home -> {
                home.sweep();
                var model = model(home.path());
                var folder = home.folder();
                copy(model, folder);
                return new TestFolder(folder);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for a test database", e);
        }
    }

    void delete() {
        try {
            TestHome.alone(home -> {
                home.remove(path);
                return path;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        try (var found = Files.newDirectoryStream(model, "postgresql-*")) {
            for (var programs : found) {
                if (Files.isDirectory(programs)) {
                    Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
                }
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
}
