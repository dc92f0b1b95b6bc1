package reprise.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An embedded server that another process runs just now, and how to be let in. */
public record RunningPostgres(String jdbcUrl, String user, String password) {

    /** @param folder that of its {@link Settings} */
    public static Optional<RunningPostgres> in(Path folder) {
        var data = folder.resolve("data");
        if (!Files.exists(data) || !Password.existsIn(folder)) {
            return Optional.empty();
        }
        return PostmasterFile.read(data)
                .filter(file -> file.ready() && CommandLine.of(file.pid()).serves(data))
                .map(file -> new RunningPostgres(
                        "jdbc:postgresql://127.0.0.1:" + file.port() + "/" + DataFolder.DATABASE,
                        DataFolder.USER,
                        Password.in(folder).text()));
    }

    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
