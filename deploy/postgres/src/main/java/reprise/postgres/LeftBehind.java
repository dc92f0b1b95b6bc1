package reprise.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.postgres.DatabaseProcess.Signal;

/**
 * What a run that was killed may have left working on the data: a whole server, or only its helpers. Whoever calls this
 * holds the folder's lock, so no living Reprise owns them.
 */
record LeftBehind(Path data, String clusterName) {

    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);
    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final Duration TIME_FOR_A_CHECKPOINT = Duration.ofSeconds(20);

    /** Ends them all, so that a new server can take the data over. */
    void end() {
        if (!Files.exists(PostmasterFile.in(data))) {
            return; // the last server ended in good order
        }
        PostmasterFile.read(data).ifPresent(file -> endServer(file.pid()));
        for (var helper : helpers()) {
            if (!helper.ended(A_MOMENT)) { // as a rule they leave at once when their server is gone
                insist(helper, List.of(Signal.QUIT, Signal.KILL), A_MOMENT);
            }
        }
    }

    private void endServer(long pid) {
        var server = ProcessHandle.of(pid).map(DatabaseProcess::new);
        if (server.isEmpty()) {
            return;
        }
        if (!server.get().serves(data)) {
            forget(pid);
            return;
        }
        LOG.info(
                "A database server left behind by an earlier run (process {}) still works on {}: stopping it",
                pid,
                data);
        insist(server.get(), List.of(Signal.INT, Signal.QUIT, Signal.KILL), TIME_FOR_A_CHECKPOINT);
    }

    /** PostgreSQL would take any living process with that number for a server on these data. */
    private void forget(long pid) {
        try {
            Files.deleteIfExists(PostmasterFile.in(data));
            LOG.info("Process {} is no database server on {}, although its number stands there: ignored", pid, data);
        } catch (IOException e) {
            throw StartFailure.writing(data, "The trace of an ended server cannot be removed", e);
        }
    }

    private static void insist(DatabaseProcess process, List<Signal> signals, Duration patience) {
        for (var signal : signals) {
            process.send(signal);
            if (process.ended(patience)) {
                return;
            }
        }
        throw new EmbeddedPostgresException("Process " + process.handle().pid()
                + " of an earlier run still works on the embedded database's data and cannot be ended. End it by hand"
                + " (kill -9 " + process.handle().pid() + "), then start again.");
    }

    private List<DatabaseProcess> helpers() {
        return ProcessHandle.allProcesses()
                .map(DatabaseProcess::new)
                .filter(process -> process.helps(clusterName, data))
                .toList();
    }
}
