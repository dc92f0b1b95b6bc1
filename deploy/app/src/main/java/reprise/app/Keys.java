package reprise.app;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The secrets of this installation: given by the operator, or made once and kept beside the embedded database. */
record Keys(byte[] jwtSecret, byte[] master) {
    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
    private static final Set<PosixFilePermission> OTHERS = Set.of(GROUP_READ, GROUP_WRITE, OTHERS_READ, OTHERS_WRITE);

    /** @throws BadSetting where one is missing that nobody may make up, is no key, or is the other one */
    static Keys of(Settings settings) {
        var keys = new Keys(
                key(settings, settings.jwtSecret(), "REPRISE_JWT_SECRET", "jwt-secret"),
                key(settings, settings.masterKey(), "REPRISE_MASTER_KEY", "master-key"));
        if (MessageDigest.isEqual(keys.jwtSecret, keys.master)) {
            throw new BadSetting(
                    "REPRISE_JWT_SECRET and REPRISE_MASTER_KEY must not be alike: who learns one would have both. "
                            + KeyText.cure());
        }
        return keys;
    }

    private static byte[] key(Settings settings, Optional<String> given, String variable, String file) {
        if (given.isPresent()) {
            return KeyText.decode(variable, given.get());
        }
        if (!settings.embedded()) {
            throw new BadSetting(variable + " is required with a database of your own: every node needs the same one."
                    + " " + KeyText.cure());
        }
        return kept(settings.dataDir().resolve("keys").resolve(file));
    }

    private static byte[] kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            remarkReaders(file);
            return KeyText.decode(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new BadSetting("the key " + file + " cannot be read or made (" + unreadable.getMessage()
                    + "): check who owns the data directory");
        }
    }

    private static void remarkReaders(Path file) throws IOException {
        if (!Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS)) {
            LOG.warn(
                    "the key {} can be read or changed by others on this machine: chmod 600 it, and better make a new one",
                    file);
        }
    }

    private static void make(Path file) throws IOException {
        var bytes = new byte[KeyText.SHORTEST];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.getParent());
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(file.getParent(), "key", ".tmp", owner);
        Files.writeString(draft, HexFormat.of().formatHex(bytes));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
