package reprise.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The database's own files. A folder with the final name is always whole. */
record DataFolder(Path path) {

    static final String USER = "reprise";
    static final String DATABASE = "reprise";

    boolean exists() {
        return Files.exists(path);
    }

    /** Refuses data that another release wrote; rereading them would need a conversion. */
    void checkVersion() {
        var file = path.resolve("PG_VERSION");
        try {
            var found = Files.readString(file).strip();
            if (!found.equals(Binaries.major())) {
                throw new EmbeddedPostgresException("The data in " + path + " were written by PostgreSQL " + found
                        + ", but this Reprise brings PostgreSQL " + Binaries.major()
                        + ". Start them with the Reprise that wrote them, or run a PostgreSQL " + found
                        + " server on them and name it in REPRISE_DB_URL.");
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The folder " + path + " holds no readable PostgreSQL data (" + file + ": " + e.getMessage()
                            + "). Let this user read it, or move it away to begin with an empty database.",
                    e);
        }
    }

    /** Makes an empty cluster with our user and database, the first way that works, and tells which one it was. */
    RunAs create(Binaries binaries, List<RunAs> ways, Password password) {
        var failures = new StringBuilder();
        for (var way : ways) {
            var outcome = create(binaries, way, password);
            if (outcome.succeeded()) {
                return way;
            }
            failures.append(outcome.output()).append('\n');
            if (StartFailure.isDiskFull(outcome.output())) {
                break;
            }
        }
        throw StartFailure.ofInitialisation(path, failures.toString());
    }

    private Command.Outcome create(Binaries binaries, RunAs way, Password password) {
        var unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        try {
            Folders.delete(unfinished);
            Files.createDirectory(unfinished);
            var secret = password.copyTo(unfinished.resolve("password"));
            way.owner().ifPresent(owner -> owner.takeOver(unfinished));
            var cluster = unfinished.resolve("data");
            var outcome = initialise(binaries, way, cluster, secret);
            if (outcome.succeeded()) {
                outcome = alone(binaries, way, cluster, "create database " + DATABASE);
            }
            if (outcome.succeeded()) {
                Files.move(cluster, path, StandardCopyOption.ATOMIC_MOVE);
            }
            Folders.delete(unfinished);
            return outcome;
        } catch (IOException e) {
            throw StartFailure.writing(path.getParent(), "An empty database cannot be made", e);
        }
    }

    private static Command.Outcome initialise(Binaries binaries, RunAs way, Path cluster, Path secret) {
        return Command.of(
                        way.prefix(),
                        binaries.initdb().toString(),
                        "-D",
                        cluster.toString(),
                        "-U",
                        USER,
                        "-E",
                        "UTF8",
                        "--no-locale",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--auth=scram-sha-256",
                        "--pwfile=" + secret)
                .run();
    }

    /** Lets the data's user in with this password from now on. The server must not be running. */
    void admit(Binaries binaries, RunAs way, Password password) {
        var outcome = alone(binaries, way, path, "alter role " + USER + " password '" + password.text() + "'");
        if (!outcome.succeeded()) {
            throw new EmbeddedPostgresException("The file " + password.file()
                    + " with the embedded database's password is lost, and a new password cannot be set: "
                    + outcome.inShort() + ". Put the file back from a backup.");
        }
    }

    /** Says something to the database while no server runs. */
    private static Command.Outcome alone(Binaries binaries, RunAs way, Path cluster, String sql) {
        var outcome = Command.of(
                        way.prefix(),
                        binaries.postgres().toString(),
                        "--single",
                        "-D",
                        cluster.toString(),
                        "-c",
                        "log_min_messages=error",
                        "-c",
                        "log_checkpoints=off",
                        "postgres")
                .reading(sql + "\n")
                .run();
        // alone, PostgreSQL goes on after an error: only what it prints tells
        return outcome.output().contains("ERROR:") ? new Command.Outcome(1, outcome.output()) : outcome;
    }
}
