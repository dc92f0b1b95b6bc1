package reprise.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The password of the embedded database: made once, kept in a file that only we may read. */
record Password(Path file, String text) {

    static boolean existsIn(Path folder) {
        return Files.exists(folder.resolve("password"));
    }

    static Password in(Path folder) {
        var file = folder.resolve("password");
        try {
            return Files.exists(file)
                    ? new Password(file, Files.readString(file).strip())
                    : new Password(file, random()).kept();
        } catch (IOException e) {
            throw StartFailure.writing(folder, "The password of the embedded database cannot be kept", e);
        }
    }

    /** A copy in another place, as PostgreSQL's programs want it. */
    Path copyTo(Path target) throws IOException {
        var privately = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return Files.write(Files.createFile(target, privately), (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Password kept() throws IOException {
        var unfinished = file.resolveSibling("password.unfinished");
        Files.deleteIfExists(unfinished);
        Files.move(copyTo(unfinished), file, StandardCopyOption.ATOMIC_MOVE);
        return this;
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "the password in " + file;
    }
}
