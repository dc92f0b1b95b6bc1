package reprise.app.membership;

import java.util.List;

/** By what a node finds the others. */
public sealed interface Discovery {

    /** It is a cluster by itself: any other node that works with the same database is one too many. */
    record Alone() implements Discovery {}

    /** @param nodes {@code host:port}, of which any may begin the cluster and no other */
    record Seeds(List<String> nodes) implements Discovery {}

    /** Whoever works with the same database belongs to the cluster. */
    record ByDatabase() implements Discovery {}
}
