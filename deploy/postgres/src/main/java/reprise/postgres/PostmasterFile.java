package reprise.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What a running server writes about itself into its data: its process, where it listens and how far it is. */
record PostmasterFile(long pid, int port, String status) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }

    static Optional<PostmasterFile> read(Path data) {
        try {
            var lines = Files.readAllLines(in(data));
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(
                            Long.parseLong(lines.getFirst().strip()),
                            lines.size() > PORT_LINE
                                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                                    : 0,
                            lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : ""));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // being written just now, or cut short by a crash: PostgreSQL judges it itself
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The file " + in(data) + " cannot be read: " + e.getMessage()
                            + ". The data folder must belong to the user that runs Reprise.",
                    e);
        }
    }

    boolean ready() {
        return status.equals("ready");
    }
}
