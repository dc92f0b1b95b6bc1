package reprise.app;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import reprise.engine.http.EgressPolicy;

/**
 * Where this installation listens: the API and the operations port on this machine and those of its cluster's nodes, the
 * cluster ports, and the database. What a name leads to counts, and on this machine every address of it.
 */
record OwnListeners(Supplier<Set<Integer>> doors, List<Place> databases, Supplier<List<Place>> nodes)
        implements EgressPolicy.OwnPlaces {

    record Place(String host, int port) {}

    /** @param doors the ports of this node's API and of its operations */
    static OwnListeners of(Supplier<Set<Integer>> doors, String databaseUrl, ActorSystem<?> system) {
        var cluster = akka.cluster.typed.Cluster.get(system);
        return new OwnListeners(doors, databases(databaseUrl), () -> StreamSupport.stream(
                        cluster.state().getMembers().spliterator(), false)
                .flatMap(member -> place(member.address()).stream())
                .toList());
    }

    /** Those of the URL, which may name several. */
    static List<Place> databases(String url) {
        var parts = Optional.ofNullable(Driver.parseURL(url, null)).orElseThrow();
        var hosts = PGProperty.PG_HOST.getOrDefault(parts).split(",");
        var ports = PGProperty.PG_PORT.getOrDefault(parts).split(",");
        return Stream.iterate(0, i -> i < hosts.length, i -> i + 1)
                .map(i -> new Place(hosts[i], Integer.parseInt(ports[Math.min(i, ports.length - 1)])))
                .toList();
    }

    private static Optional<Place> place(Address address) {
        return address.getHost().flatMap(host -> address.getPort().map(port -> new Place(host, port)));
    }

    @Override
    public boolean contain(InetAddress address, int port) {
        var here = new Place("localhost", port);
        return doors.get().contains(port)
                        && (isAt(here, address) || nodes.get().stream().anyMatch(node -> isAt(node, address)))
                || Stream.concat(databases.stream(), nodes.get().stream())
                        .anyMatch(place -> place.port() == port && isAt(place, address));
    }

    /** A place on this machine is at all of its addresses: what it listens at is not known. */
    private static boolean isAt(Place place, InetAddress address) {
        var places = resolved(place.host());
        return places.contains(address) || isHere(address) && places.stream().anyMatch(OwnListeners::isHere);
    }

    private static boolean isHere(InetAddress address) {
        try {
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    private static List<InetAddress> resolved(String host) {
        try {
            return Arrays.asList(InetAddress.getAllByName(host));
        } catch (UnknownHostException nowhere) {
            return List.of();
        }
    }
}
