package reprise.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The secrets of this installation: given by the operator, or made once and kept beside the embedded database. */
record Keys(byte[] jwtSecret, byte[] master) {
    private static final int SHORTEST = 32;

    /** @throws BadSetting where one is missing that nobody may make up, or is too short */
    static Keys of(Settings settings) {
        return new Keys(
                key(settings, settings.jwtSecret(), "REPRISE_JWT_SECRET", "jwt-secret"),
                key(settings, settings.masterKey(), "REPRISE_MASTER_KEY", "master-key"));
    }

    private static byte[] key(Settings settings, Optional<String> given, String variable, String file) {
        if (given.isPresent()) {
            var bytes = given.get().getBytes(StandardCharsets.UTF_8);
            if (bytes.length < SHORTEST) {
                throw new BadSetting(variable + " must be at least " + SHORTEST + " bytes long");
            }
            return bytes;
        }
        if (!settings.embedded()) {
            throw new BadSetting(variable + " is required with a database of your own: every node needs the same one."
                    + " Make one with: openssl rand -hex 32");
        }
        return kept(settings.dataDir().resolve("keys").resolve(file));
    }

    private static byte[] kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new BadSetting("the key " + file + " cannot be read or made (" + unreadable.getMessage()
                    + "): check who owns the data directory");
        }
    }

    private static void make(Path file) throws IOException {
        var bytes = new byte[SHORTEST];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.getParent());
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(file.getParent(), "key", ".tmp", owner);
        Files.writeString(draft, HexFormat.of().formatHex(bytes));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
