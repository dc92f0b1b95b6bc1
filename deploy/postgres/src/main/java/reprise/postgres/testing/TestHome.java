package reprise.postgres.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import reprise.postgres.EmbeddedPostgres;
import reprise.postgres.Folders;

/**
 * Where the test servers of one user have their folders. Folders are made and removed by one thread of one JVM at a time;
 * each holds a file that its JVM keeps locked from before there is anything else in it until all of it is gone.
 */
record TestHome(Path path) {
    private static final String ALIVE = "alive";

    private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

    /** Opening such a file again in the same process and closing it would give the lock away: so we never do. */
    private static final Map<Path, FileChannel> OURS = new ConcurrentHashMap<>();

    @FunctionalInterface
    interface Work<T> {
        T in(TestHome home) throws IOException;
    }

    /** Does the work while nobody else makes or removes folders. */
    static <T> T alone(Work<T> work) throws IOException {
        IN_THIS_JVM.lock();
        try {
            var home = home();
            try (var channel = FileChannel.open(home.resolve("lock"), CREATE, WRITE);
                    var _ = channel.lock()) {
                return work.in(new TestHome(home));
            }
        } finally {
            IN_THIS_JVM.unlock();
        }
    }

    /** A new folder, this JVM's until it is removed. */
    Path folder() throws IOException {
        var folder = Files.createTempDirectory(path, "server-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var alive = FileChannel.open(folder.resolve(ALIVE), CREATE_NEW, WRITE);
        OURS.put(folder, alive);
        alive.lock();
        return folder;
    }

    /** Removes a folder of this JVM. */
    void remove(Path folder) throws IOException {
        try (var _ = OURS.remove(folder)) {
            Folders.delete(folder);
        }
    }

    /** Removes what killed JVMs left. */
    void sweep() throws IOException {
        for (var folder : folders()) {
            if (!OURS.containsKey(folder) && !belongsToTheLiving(folder)) {
                try {
                    Folders.delete(folder);
                } catch (DirectoryNotEmptyException _) {
                    continue; // its database server is about to end and still writes: the next sweep gets it
                }
            }
        }
    }

    private static boolean belongsToTheLiving(Path folder) throws IOException {
        try (var alive = FileChannel.open(folder.resolve(ALIVE), WRITE);
                var lock = alive.tryLock()) {
            return lock == null;
        } catch (NoSuchFileException _) {
            return false; // its JVM was killed while it made or removed it
        }
    }

    private List<Path> folders() throws IOException {
        try (var found = Files.newDirectoryStream(path, "server-*")) {
            var folders = new ArrayList<Path>();
            found.forEach(folders::add);
            return folders;
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
}
