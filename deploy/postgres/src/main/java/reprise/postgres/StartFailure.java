package reprise.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in the words of whoever runs Reprise what PostgreSQL and the system said in theirs. */
final class StartFailure {

    private static final Pattern GRAVE =
            Pattern.compile("(?:(?:FATAL|PANIC|ERROR|initdb: error):|LOG: (?=.* parameter \"))\\s*(.*)");

    private StartFailure() {}

    static boolean isDiskFull(String text) {
        return text.contains("No space left on device")
                || text.contains("Check free disk space")
                || text.contains("Disk quota exceeded");
    }

    static boolean isPortTaken(String text) {
        return text.contains("Address already in use") || text.contains("could not create any TCP/IP sockets");
    }

    static EmbeddedPostgresException writing(Path folder, String what, IOException e) {
        var message = String.valueOf(e.getMessage());
        if (isDiskFull(message)) {
            return new EmbeddedPostgresException(what + ": " + full(folder), e);
        }
        if (e instanceof AccessDeniedException || message.contains("Read-only file system")) {
            return new EmbeddedPostgresException(
                    what + ": this user may not write " + message
                            + ". Give the folder to the user that runs Reprise, or name another (REPRISE_DATA_DIR).",
                    e);
        }
        return new EmbeddedPostgresException(what + " in " + folder + ": " + message, e);
    }

    static EmbeddedPostgresException portTaken(int port) {
        return EmbeddedPostgresException.ofTakenPort(
                "Port " + port + " on 127.0.0.1, which the embedded database should listen on,"
                        + " is in use by another program. Stop that one, or choose another port (REPRISE_DB_PORT; 0 takes any free one).");
    }

    static EmbeddedPostgresException ofInitialisation(Path data, String output) {
        if (isDiskFull(output)) {
            return new EmbeddedPostgresException("An empty database cannot be made: " + full(data.getParent()));
        }
        if (output.contains("could not look up effective user ID")) {
            return new EmbeddedPostgresException("PostgreSQL refuses to make a database for a user without a name:"
                    + " give user " + Owner.ofThisProcess().user()
                    + " an entry in /etc/passwd, or run Reprise as a user who"
                    + " has one.");
        }
        return new EmbeddedPostgresException("An empty database cannot be made in " + data + ": " + cause(output));
    }

    /** What the server said before it ended, as one cause with its cure. */
    static EmbeddedPostgresException ofServer(String said, int status, int port, Path folder, Path log) {
        if (isPortTaken(said)) {
            return portTaken(port);
        }
        if (isDiskFull(said)) {
            return new EmbeddedPostgresException("The embedded database cannot start: " + full(folder));
        }
        return new EmbeddedPostgresException("The embedded database ended while it was starting (status " + status
                + "): " + cause(said) + "." + hint(said) + " Its log is in " + log + ".");
    }

    /** The lines that matter among all that was said; where there are none, the last one. */
    private static String cause(String said) {
        var lines =
                said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        var grave = lines.stream()
                .map(GRAVE::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .distinct()
                .toList();
        return grave.isEmpty() ? (lines.isEmpty() ? "it said nothing" : lines.getLast()) : String.join("; ", grave);
    }

    private static String hint(String said) {
        if (said.contains("unrecognized configuration parameter") || said.contains("invalid value for parameter")) {
            return " Correct the server settings of the embedded database.";
        }
        if (said.contains("could not map anonymous shared memory") || said.contains("Cannot allocate memory")) {
            return " Free some memory, or set a smaller shared_buffers.";
        }
        if (said.contains("shared memory block")) {
            return " Processes of an earlier run still work on the data: end them, then start again.";
        }
        return "";
    }

    private static String full(Path folder) {
        return "the disk that holds " + folder
                + " is full. An empty database needs about 150 MB: free some space, or name another folder"
                + " (REPRISE_DATA_DIR).";
    }
}
