package reprise.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to a folder, for as long as this process lives. The system takes it back when we die, however we die. */
final class FolderLock implements AutoCloseable {

    /** Opening a locked file again in the same process and closing it would give the lock away: so we never do. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        if (!HELD_HERE.add(folder)) {
            throw taken(folder, "this very process (" + ProcessHandle.current().pid() + ")");
        }
        try {
            return new FolderLock(folder, lock(folder));
        } catch (IOException e) {
            HELD_HERE.remove(folder);
            throw new EmbeddedPostgresException(
                    "The file " + folder.resolve("lock") + " cannot be locked: " + e.getMessage()
                            + ". The folder of the embedded database must be on a file system with locks that we may write to.",
                    e);
        } catch (RuntimeException e) {
            HELD_HERE.remove(folder);
            throw e;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), CREATE, READ, WRITE);
        try {
            if (channel.tryLock() == null) {
                throw taken(folder, "process " + holder(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(32);
        channel.read(bytes, 0);
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "with a number it has not written yet" : text;
    }

    private static EmbeddedPostgresException taken(Path folder, String who) {
        return new EmbeddedPostgresException(
                "The folder " + folder + " is in use by " + who
                        + ", which runs the embedded database in it. Stop that one first, or give this one another folder (REPRISE_DATA_DIR).");
    }

    @Override
    public void close() {
        if (!channel.isOpen()) {
            return; // by now the folder may be another's
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The lock on " + folder + " cannot be given back: " + e.getMessage(), e);
        } finally {
            HELD_HERE.remove(folder);
        }
    }
}
