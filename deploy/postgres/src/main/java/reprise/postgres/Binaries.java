package reprise.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked. */
record Binaries(Path root) {

    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rwxr-xr-x");

    private static final String NAME = "postgresql-";

    static final String VERSION = version();

    /** The programs in this folder, unpacked if they are not yet there. The caller holds the folder's lock. */
    static Binaries in(Path folder) {
        var root = folder.resolve(NAME + VERSION);
        if (!Files.exists(root)) {
            try {
                unpack(root);
                removeOthers(folder, root);
            } catch (IOException e) {
                throw StartFailure.writing(folder, "PostgreSQL's programs cannot be unpacked", e);
            }
        }
        return new Binaries(root);
    }

    Path postgres() {
        return root.resolve("bin/postgres");
    }

    Path initdb() {
        return root.resolve("bin/initdb");
    }

    /** The first number of the version: what data of one server can be read by another depends on it. */
    static String major() {
        return VERSION.substring(0, VERSION.indexOf('.'));
    }

    /** Under another name first, so that a folder with the final name is always whole. */
    private static void unpack(Path root) throws IOException {
        var unfinished = root.resolveSibling(root.getFileName() + ".unfinished");
        Folders.delete(unfinished);
        try (var archive = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive(), 1 << 16)))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                place(archive, entry, unfinished);
            }
        }
        Files.setPosixFilePermissions(unfinished, FOR_ALL);
        Files.move(unfinished, root, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void removeOthers(Path folder, Path root) throws IOException {
        try (var others = Files.newDirectoryStream(folder, NAME + "*")) {
            for (var other : others) {
                if (!other.equals(root)) {
                    Folders.delete(other);
                }
            }
        }
    }

    private static void place(TarArchiveInputStream archive, TarArchiveEntry entry, Path into) throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive holds a path that leads out of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            Files.setPosixFilePermissions(target, FOR_ALL);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(archive, target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.copyOf(PosixFilePermissions.fromString("rw-r--r--"));
        if ((mode & 0100) != 0) {
            permissions.addAll(FOR_ALL);
        }
        return permissions;
    }

    private static InputStream archive() {
        return Platform.ofThisMachine().archive();
    }

    private static String version() {
        try (var file = Binaries.class.getResourceAsStream("version")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The version of PostgreSQL that Reprise brings cannot be read.", e);
        }
    }
}
