package reprise.app.membership;

/** Another node works with the database of a node that is to be a cluster by itself. */
public final class Intruded extends RuntimeException {

    Intruded(String other) {
        super("another node of Reprise, " + other
                + ", works with the same database. For several nodes give each the same"
                + " REPRISE_SEED_NODES, or REPRISE_CLUSTER_DISCOVERY=database; otherwise stop the other one.");
    }
}
