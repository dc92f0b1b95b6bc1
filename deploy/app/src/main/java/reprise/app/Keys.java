package reprise.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The secrets of this installation: given by the operator, or made once and kept beside the embedded database. */
record Keys(byte[] jwtSecret, byte[] master) {
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
            PrivateFiles.remarkReaders(file);
            return KeyText.decode(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new BadSetting("the key " + file + " cannot be read or made (" + unreadable.getMessage()
                    + "): check who owns the data directory");
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
