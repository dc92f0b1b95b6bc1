package reprise.protocol;

/** Crosses the network between nodes of a cluster, as JSON. Members are only ever added, with a fallback. */
public interface ClusterMessage {}
