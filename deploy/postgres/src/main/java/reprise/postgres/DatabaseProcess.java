package reprise.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A process of a database server, ours or one that an earlier run left behind. */
record DatabaseProcess(ProcessHandle handle) {

    /** What PostgreSQL understands, from the gentlest on; KILL it cannot even notice. */
    enum Signal {
        /** Fast shutdown: ends all sessions, writes a checkpoint. */
        INT,
        /** Immediate shutdown: recovers at the next start. */
        QUIT,
        KILL
    }

    /** Sends it, and wakes the process should it be stopped: else it would not hear. */
    void send(Signal signal) {
        var number = Long.toString(handle.pid());
        Command.of(List.of(), "sh", "-c", "kill -" + signal + " \"$0\"; kill -CONT \"$0\"", number)
                .run();
    }

    /** Waits for its end; false if it did not come in time. */
    boolean ended(Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (!gone()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(10); // the end of a process that is not our child is announced to nobody
            } catch (InterruptedException e) {
                throw Interrupted.now(e);
            }
        }
        return true;
    }

    /** Ended, or ended but for the parent that should take note of it; such a one has no words any more. */
    private boolean gone() {
        return !handle.isAlive() || commandLine().isEmpty();
    }

    /** Whether this is the first process of a server on these data, and not another program that got its number. */
    boolean serves(Path data) {
        var commandLine = commandLine();
        return commandLine.serves(data) || (commandLine.isServer() && worksIn(data));
    }

    /** Whether this is one of the helpers such a server starts; they carry its name in their title. */
    boolean helps(String clusterName, Path data) {
        var title = commandLine().text();
        return title.startsWith("postgres: ") && (title.startsWith("postgres: " + clusterName + ": ") || worksIn(data));
    }

    private boolean worksIn(Path data) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(handle.pid()), "cwd"))
                    .equals(data);
        } catch (IOException e) {
            return false; // gone, or not ours to look into
        }
    }

    private CommandLine commandLine() {
        return CommandLine.of(handle.pid());
    }
}
