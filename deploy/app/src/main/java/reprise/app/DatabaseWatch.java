package reprise.app;

import akka.actor.typed.ActorSystem;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Leave;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.database.Database;

/** Has a node leave its cluster that alone cannot reach the database, so that its executions go on elsewhere. */
final class DatabaseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final ActorSystem<?> system;
    private final Database database;
    private final Thread thread;
    private volatile boolean closing;

    private DatabaseWatch(ActorSystem<?> system, Database database) {
        this.system = system;
        this.database = database;
        this.thread = Thread.ofVirtual().name("database-watch").unstarted(this::run);
    }

    static DatabaseWatch start(ActorSystem<?> system, Database database) {
        var watch = new DatabaseWatch(system, database);
        watch.thread.start();
        return watch;
    }

    private void run() {
        var cutOff = new CutOff(AT_MOST, System.nanoTime());
        while (!closing) {
            if (cutOff.shouldLeave(answers(), members(), System.nanoTime())) {
                LOG.error(
                        "the database has not answered this node for {} s; it leaves the cluster, so that its executions go"
                                + " on elsewhere, and ends. Check the network between this machine and PostgreSQL.",
                        AT_MOST.toSeconds());
                var cluster = Cluster.get(system);
                cluster.manager().tell(Leave.create(cluster.selfMember().address()));
                return;
            }
            LockSupport.parkNanos(PACE.toNanos());
        }
    }

    private boolean answers() {
        try {
            database.use(sql -> sql.one("select 1 as one", row -> row.integer("one")));
            return true;
        } catch (RuntimeException away) {
            return false;
        }
    }

    private int members() {
        return (int)
                StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false)
                        .filter(member -> member.status() == MemberStatus.up())
                        .count();
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
