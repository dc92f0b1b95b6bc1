package reprise.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Whom a file belongs to, by number. */
record Owner(int user, int group) {

    private static final int ROOT = 0;

    /** The user that owns nothing by custom; every Linux knows it. */
    static final Owner NOBODY = new Owner(65534, 65534);

    boolean isRoot() {
        return user == ROOT;
    }

    /** The user this process works as. */
    static Owner ofThisProcess() {
        var self = Path.of("/proc/self");
        return Files.exists(self) ? of(self) : ofWhatItMakes();
    }

    /** For systems whose processes are not shown as files. */
    static Owner ofWhatItMakes() {
        try {
            var file = Files.createTempFile("reprise-", ".owner");
            try {
                return of(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The user of this process cannot be found out: " + e.getMessage(), e);
        }
    }

    static Owner of(Path file) {
        try {
            return new Owner((int) Files.getAttribute(file, "unix:uid"), (int) Files.getAttribute(file, "unix:gid"));
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The owner of " + file + " cannot be found out: " + e.getMessage(), e);
        }
    }

    /** Hands over a folder and all in it. Only root can; costs one look where it is done already. */
    void takeOver(Path folder) {
        if (!Files.exists(folder) || of(folder).equals(this)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    give(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                    give(directory); // last, so that a hand-over cut short is begun anew
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The files in " + folder + " cannot be given to user " + user + ": " + e.getMessage()
                            + ". Do it by hand: chown -R " + user + ":" + group + " " + folder,
                    e);
        }
    }

    private void give(Path file) throws IOException {
        Files.setAttribute(file, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
    }
}
