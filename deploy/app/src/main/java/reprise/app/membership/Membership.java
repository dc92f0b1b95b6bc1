package reprise.app.membership;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.cluster.typed.JoinSeedNodes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.database.Database;
import reprise.database.DatabaseException;

/**
 * Brings a node into the cluster of those who work with the same database, and says there that it is alive for as long as it
 * is a member. A node that was put out ends, and is not brought in again.
 */
public final class Membership implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
    private static final Duration PACE = Duration.ofSeconds(1);

    /** Longer than one that was killed counts as alive. */
    private static final Duration INTRUDER_AT_MOST = Duration.ofSeconds(13);

    private static final Set<MemberStatus> MEMBER =
            Set.of(MemberStatus.weaklyUp(), MemberStatus.up(), MemberStatus.leaving(), MemberStatus.exiting());

    private final Cluster cluster;
    private final Discovery discovery;
    private final String self;
    private final KnownNodes nodes;
    private final Thread thread;
    private volatile boolean closing;
    private boolean wasMember;
    private List<String> asked = List.of();

    private Membership(ActorSystem<?> system, Discovery discovery, Database database) {
        this.cluster = Cluster.get(system);
        this.discovery = discovery;
        this.self = cluster.selfMember().address().hostPort().split("@", 2)[1];
        this.nodes = new KnownNodes(database, self, machine());
        this.thread = Thread.ofVirtual().name("membership").unstarted(this::run);
    }

    /**
     * Takes the first step; the others follow by themselves.
     *
     * @throws Intruded where this node should be the only one and another works with its database
     */
    public static Membership begin(ActorSystem<?> system, Discovery discovery, Database database) {
        var membership = new Membership(system, discovery, database);
        membership.nodes.forget();
        membership.awaitNoIntruder();
        membership.look();
        membership.thread.start();
        return membership;
    }

    /** A cluster that nobody else can belong to, since nobody else reaches its database. */
    public static void alone(ActorSystem<?> system) {
        found(Cluster.get(system));
    }

    private void awaitNoIntruder() {
        var until = System.nanoTime() + INTRUDER_AT_MOST.toNanos();
        while (formation() instanceof Formation.Intruder(var other)) {
            if (System.nanoTime() - until > 0) {
                throw new Intruded(other);
            }
            LockSupport.parkNanos(PACE.toNanos());
        }
    }

    private void run() {
        while (!closing) {
            LockSupport.parkNanos(PACE.toNanos());
            try {
                look();
            } catch (DatabaseException away) {
                LOG.debug("the database cannot be asked who belongs to the cluster", away);
            }
        }
    }

    private void look() {
        if (MEMBER.contains(cluster.selfMember().status())) {
            wasMember = true;
            nodes.seen();
        } else if (!wasMember && !closing) {
            step();
        }
    }

    private void step() {
        switch (formation()) {
            case Formation.Found() -> found(cluster);
            case Formation.Join(var others) -> join(others);
            case Formation.Intruder(var other) ->
                LOG.warn("another node, {}, works with the same database; this one waits until it is gone", other);
        }
    }

    private Formation formation() {
        return nodes.decide(living -> Formation.of(self, discovery, living));
    }

    /** Akka goes on asking the same nodes by itself. */
    private void join(List<String> others) {
        if (!others.equals(asked)) {
            LOG.info("asks to be let into the cluster by {}", String.join(", ", others));
            asked = others;
            cluster.manager()
                    .tell(new JoinSeedNodes(others.stream().map(this::address).toList()));
        }
    }

    private static void found(Cluster cluster) {
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }

    private Address address(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        var own = cluster.selfMember().address();
        return new Address(
                own.protocol(),
                own.system(),
                hostAndPort.substring(0, colon),
                Integer.parseInt(hostAndPort.substring(colon + 1)));
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "";
        }
    }

    /** What it knew of this node is gone, so that who comes next need not wait for it to be forgotten. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
            nodes.forget();
        } catch (DatabaseException away) {
            LOG.debug("the database cannot be told that this node ends", away);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
