package reprise.postgres;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tiny process that waits for our end and then tells the server to stop: even a killed Reprise leaves no database
 * behind for long. It listens on a pipe that the system closes with us.
 */
final class Sentinel {

    private static final Logger LOG = LoggerFactory.getLogger(Sentinel.class);

    private Sentinel() {}

    static void over(Process server, List<String> prefix) {
        var words = new ArrayList<>(prefix);
        words.addAll(List.of("sh", "-c", "read -r _; kill -INT \"$0\"", Long.toString(server.pid())));
        try {
            var sentinel = Command.builder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            server.onExit().thenRun(sentinel::destroy); // its number may become another program's
        } catch (IOException e) {
            LOG.debug("No sentinel over the database server: {}", e.getMessage());
        }
    }
}
