package reprise.chaos;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import reprise.bench.stage.DatabaseAddress;
import reprise.bench.stage.Patience;
import reprise.chaos.evidence.DatabaseEvidence;
import reprise.chaos.evidence.Disturbance;
import reprise.chaos.evidence.Disturbance.Kind;
import reprise.chaos.outside.Sender;

/** What may befall one node of several, each time with a supervisor that starts it again. */
final class NodeFaults {
    /** The exit code of a node that its cluster has put out. */
    private static final int PUT_OUT = 4;

    /** Longer than the others wait for a node. */
    private static final Duration FROZEN = Duration.ofSeconds(12);

    private static final Duration LONGEST_TAKE_OVER = Duration.ofSeconds(90);
    private static final Duration LONGEST_END = Duration.ofSeconds(60);

    /** Until a node that has come has been given its share. */
    private static final Duration REBALANCING = Duration.ofSeconds(40);

    private final Nodes nodes;
    private final Sender sender;
    private final DatabaseAddress database;
    private final List<Disturbance> disturbances;

    NodeFaults(Nodes nodes, Sender sender, DatabaseAddress database, List<Disturbance> disturbances) {
        this.nodes = nodes;
        this.sender = sender;
        this.database = database;
        this.disturbances = disturbances;
    }

    /** {@code kill -9}; it stays away until the others have done what was under way. */
    void kill(int node) {
        int inFlight = sender.inFlight();
        var from = Instant.now();
        nodes.at(node).kill();
        awaitTakeOver();
        disturbances.add(new Disturbance(Kind.NODE_KILLED, from, Instant.now(), inFlight));
        restart(node);
    }

    /** Thawed, it finds that the others have gone on without it, and must end by itself and say so. */
    void freeze(int node) {
        int inFlight = sender.inFlight();
        var from = Instant.now();
        nodes.at(node).freeze();
        Patience.until(FROZEN, () -> false);
        awaitTakeOver();
        nodes.at(node).thaw();
        var code = nodes.at(node).awaitEnd(LONGEST_END);
        if (code.isEmpty() || code.getAsInt() != PUT_OUT) {
            throw new IllegalStateException("the node that was frozen should have ended with exit code " + PUT_OUT
                    + (code.isEmpty() ? " and lives on" : " and ended with " + code.getAsInt()));
        }
        disturbances.add(new Disturbance(Kind.NODE_FROZEN, from, Instant.now(), inFlight));
        restart(node);
    }

    /** {@code SIGTERM}: it hands over what it does. */
    void stop(int node) {
        int inFlight = sender.inFlight();
        var from = Instant.now();
        nodes.at(node).stop();
        disturbances.add(new Disturbance(Kind.NODE_STOPPED, from, Instant.now().plus(REBALANCING), inFlight));
        restart(node);
    }

    private void restart(int node) {
        var from = Instant.now();
        nodes.restart(node);
        disturbances.add(new Disturbance(Kind.NODE_JOINED, from, Instant.now().plus(REBALANCING), 0));
    }

    private void awaitTakeOver() {
        try (var connection = database.connect()) {
            var left = new HashSet<>(DatabaseEvidence.underWay(connection));
            boolean done = Patience.until(LONGEST_TAKE_OVER, Duration.ofMillis(100), () -> {
                try {
                    left.retainAll(DatabaseEvidence.underWay(connection));
                    return left.isEmpty();
                } catch (SQLException e) {
                    throw new IllegalStateException("the journal cannot be read", e);
                }
            });
            if (!done) {
                throw new IllegalStateException(
                        "nobody has gone on with " + left.size() + " executions within " + LONGEST_TAKE_OVER.toSeconds()
                                + " s, among them " + left.iterator().next());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the journal cannot be read", e);
        }
    }
}
