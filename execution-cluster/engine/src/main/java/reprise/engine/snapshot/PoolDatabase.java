package reprise.engine.snapshot;

import akka.persistence.jdbc.db.SlickDatabase;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import scala.Option;
import scala.concurrent.ExecutionContext;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;
import slick.jdbc.PostgresProfile$;
import slick.util.AsyncExecutor;

/** Our pool, lent to akka-persistence-jdbc, which would open one of its own; what waits for it does so on virtual threads. */
final class PoolDatabase implements SlickDatabase {
    private final JdbcBackend.DatabaseDef database;

    PoolDatabase(DataSource pool) {
        this.database = profile().backend().Database().forDataSource(pool, Option.empty(), new VirtualThreads(), false);
    }

    @Override
    public JdbcBackend.DatabaseDef database() {
        return database;
    }

    @Override
    public JdbcProfile profile() {
        return PostgresProfile$.MODULE$;
    }

    /** The pool is closed by whoever opened it. */
    @Override
    public boolean allowShutdown() {
        return false;
    }

    private static final class VirtualThreads implements AsyncExecutor {
        private final ExecutionContext context = ExecutionContext.fromExecutor(
                (Executor) task -> Thread.ofVirtual().name("snapshots").start(task));

        @Override
        public ExecutionContext executionContext() {
            return context;
        }

        @Override
        public void close() {}
    }
}
