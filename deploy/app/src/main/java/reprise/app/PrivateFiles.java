package reprise.app;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that hold secrets, and who else can read them. */
final class PrivateFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);
    private static final Set<PosixFilePermission> OTHERS = Set.of(GROUP_READ, GROUP_WRITE, OTHERS_READ, OTHERS_WRITE);

    /** Where containers find theirs: readable by all, but nobody else is in there. */
    private static final Path OF_CONTAINERS = Path.of("/run/secrets");

    /** Says so in the log where others on this machine can read or change the file. */
    static void remarkReaders(Path file) throws IOException {
        if (!file.toAbsolutePath().startsWith(OF_CONTAINERS) && isOpen(file)) {
            LOG.warn(
                    "{} holds a secret and can be read or changed by others on this machine: chmod 600 it, and better"
                            + " make a new one",
                    file);
        }
    }

    static boolean isOpen(Path file) throws IOException {
        return !Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS);
    }

    private PrivateFiles() {}
}
