package reprise.postgres;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a server of our own keeps its things and how it runs.
 *
 * @param folder everything of the server lies in here: programs, data, password, logs
 * @param port the port on 127.0.0.1; 0 takes any free one
 * @param serverSettings PostgreSQL settings by name, in place of ours where both name the same
 */
public record Settings(Path folder, int port, SequencedMap<String, String> serverSettings) {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?");
    private static final Set<String> OURS =
            Set.of("port", "data_directory", "config_file", "cluster_name", "external_pid_file");

    public Settings {
        if (port < 0 || port > 65535) {
            throw new EmbeddedPostgresException("The embedded database cannot listen on port " + port
                    + ": choose one from 1 to 65535, or 0 for any free one.");
        }
        serverSettings.forEach(Settings::check);
        serverSettings = new LinkedHashMap<>(serverSettings);
    }

    /** Ordinary settings: any free port, nothing of the server changed. */
    public static Settings in(Path folder) {
        return new Settings(folder, 0, new LinkedHashMap<>());
    }

    public Settings withPort(int wanted) {
        return new Settings(folder, wanted, serverSettings);
    }

    public Settings with(String name, String value) {
        var more = new LinkedHashMap<>(serverSettings);
        more.put(name, value);
        return new Settings(folder, port, more);
    }

    public Settings withAll(Map<String, String> others) {
        var more = new LinkedHashMap<>(serverSettings);
        more.putAll(others);
        return new Settings(folder, port, more);
    }

    private static void check(String name, String value) {
        if (!NAME.matcher(name).matches() || value.chars().anyMatch(c -> c < ' ')) {
            throw new EmbeddedPostgresException(
                    "\"" + name + "\" is no setting of PostgreSQL, or its value holds control"
                            + " characters: correct the settings of the embedded database.");
        }
        if (OURS.contains(name)) {
            throw new EmbeddedPostgresException(
                    "The server setting \"" + name + "\" is fixed for the embedded database: leave it out.");
        }
    }
}
