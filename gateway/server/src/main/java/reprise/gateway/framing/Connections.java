package reprise.gateway.framing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * The connections that are open, so many in all and so many of one address. Where there are too many, the one that has
 * waited longest for its client makes room for the new one: who holds connections without using them takes nobody's place
 * but their own. A connection on which somebody is at work is never ended for another.
 */
public final class Connections {
    private final int most;
    private final int mostOfOne;
    private final Predicate<InetAddress> unlimited;
    private final Set<Connection> open = new LinkedHashSet<>();
    private final Map<Network, Set<Connection>> byNetwork = new HashMap<>();
    private final CompletableFuture<Void> allClosed = new CompletableFuture<>();
    private boolean closing;

    /** @param unlimited addresses that speak for many, such as proxies of ours */
    public Connections(int most, int mostOfOne, Predicate<InetAddress> unlimited) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.unlimited = unlimited;
    }

    /** A connection with this client, unless there is no room for one. */
    public synchronized Optional<Connection> admit(InetSocketAddress client) {
        var network = Network.of(client.getAddress());
        var neighbours = byNetwork.getOrDefault(network, Set.of());
        var tooManyOfOne = neighbours.size() >= mostOfOne && !unlimited.test(client.getAddress());
        if (closing
                || (tooManyOfOne && !makeRoom(neighbours))
                || (!tooManyOfOne && open.size() >= most && !makeRoom(open))) {
            return Optional.empty();
        }
        var connection = new Connection(client);
        open.add(connection);
        byNetwork.computeIfAbsent(network, _ -> new LinkedHashSet<>()).add(connection);
        return Optional.of(connection);
    }

    public synchronized void closed(Connection connection) {
        if (open.remove(connection)) {
            var network = Network.of(connection.client().getAddress());
            byNetwork.computeIfPresent(network, (_, all) -> all.remove(connection) && all.isEmpty() ? null : all);
        }
        if (closing && open.isEmpty()) {
            allClosed.complete(null);
        }
    }

    /** Lets what has begun come to its end; completes when nothing is open. */
    public synchronized CompletionStage<Void> finish() {
        closing = true;
        open.forEach(Connection::finish);
        if (open.isEmpty()) {
            allClosed.complete(null);
        }
        return allClosed;
    }

    public synchronized void abort() {
        open.forEach(Connection::abort);
    }

    private boolean makeRoom(Collection<Connection> among) {
        var longest = among.stream().filter(Connection::isWaiting).min(Comparator.comparingLong(Connection::lastSign));
        longest.ifPresent(connection -> {
            connection.abort();
            closed(connection);
        });
        return longest.isPresent();
    }
}
