package reprise.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings file of the server, written anew at every start. */
final class ServerConfiguration {

    private ServerConfiguration() {}

    static Path write(Path folder, Path logs, String clusterName, int port, Map<String, String> wanted) {
        var settings = new LinkedHashMap<>(ours());
        settings.putAll(wanted);
        settings.put("log_directory", logs.toString());
        settings.put("cluster_name", clusterName);
        settings.put("port", Integer.toString(port));
        var text = settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining(
                        "", "# Written by Reprise at every start: changes made here are lost.\n", ""));
        try {
            var file = Files.writeString(folder.resolve("postgresql.conf"), text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            return file;
        } catch (IOException e) {
            throw StartFailure.writing(folder, "The settings of the embedded database cannot be written", e);
        }
    }

    private static Map<String, String> ours() {
        var ours = new LinkedHashMap<String, String>();
        ours.put("listen_addresses", "127.0.0.1");
        ours.put("unix_socket_directories", "");
        ours.put("max_connections", "60");
        ours.put("shared_buffers", "256MB");
        ours.put("wal_buffers", "16MB");
        ours.put("max_wal_size", "4GB");
        ours.put("checkpoint_timeout", "15min");
        ours.put("fsync", "on");
        ours.put("synchronous_commit", "on");
        ours.put("jit", "off");
        // an idle transaction holds the journal's tail back for everybody
        ours.put("idle_in_transaction_session_timeout", "60s");
        ours.put("timezone", "UTC");
        ours.put("log_timezone", "UTC");
        ours.put("logging_collector", "on");
        ours.put("log_filename", "postgresql-%a.log");
        ours.put("log_file_mode", "0600");
        ours.put("log_rotation_age", "1d");
        ours.put("log_rotation_size", "0");
        ours.put("log_truncate_on_rotation", "on");
        ours.put("log_line_prefix", "%m [%p] %a ");
        return ours;
    }
}
