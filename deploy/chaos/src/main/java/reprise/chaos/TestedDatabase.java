package reprise.chaos;

import java.util.function.LongSupplier;
import reprise.bench.stage.DatabaseAddress;
import reprise.postgres.EmbeddedPostgres;

/**
 * A database whose server we may kill; somebody starts it again.
 *
 * @param pid of the server's first process
 */
public record TestedDatabase(DatabaseAddress address, LongSupplier pid) {

    static TestedDatabase of(EmbeddedPostgres server) {
        return new TestedDatabase(DatabaseAddress.of(server), server::pid);
    }

    /** {@code kill -9} of its first process. */
    void kill() {
        ProcessHandle.of(pid.getAsLong()).ifPresent(ProcessHandle::destroyForcibly);
    }
}
