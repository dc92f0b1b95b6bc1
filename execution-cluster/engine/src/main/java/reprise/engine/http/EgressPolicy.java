package reprise.engine.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import reprise.nodes.address.AddressBlock;

/**
 * Where nodes may call: the open Internet, and what the operator has listed beside it. A listed host is a name or address
 * as it stands in a URL; a listed block counts for every name that leads into it.
 */
public final class EgressPolicy {
    static final String SETTING = "REPRISE_EGRESS_ALLOW";

    private final List<Allowed> allowed;
    private final OwnPlaces own;

    /** Where this installation itself listens. */
    public interface OwnPlaces {
        boolean contain(InetAddress address, int port);
    }

    private record Allowed(String host, Optional<AddressBlock> block, OptionalInt port) {
        boolean covers(String name, int calledPort, InetAddress address) {
            boolean place =
                    block.map(range -> range.contains(address.getAddress())).orElse(host.equals(name));
            return place && (port.isEmpty() || port.getAsInt() == calledPort);
        }
    }

    private EgressPolicy(List<Allowed> allowed, OwnPlaces own) {
        this.allowed = allowed;
        this.own = own;
    }

    /**
     * @param entries parted by commas: {@code stock.internal}, {@code localhost:9000}, {@code 10.1.0.0/16}, {@code [fd00::/8]:443}
     * @throws IllegalArgumentException naming the entry that cannot be read
     */
    public static EgressPolicy parse(String entries) {
        return new EgressPolicy(
                Arrays.stream(entries.split(","))
                        .map(String::strip)
                        .filter(Predicate.not(String::isEmpty))
                        .map(EgressPolicy::entry)
                        .toList(),
                (_, _) -> false);
    }

    /** The same, but closed to those places, whatever is listed. */
    public EgressPolicy closedTo(OwnPlaces places) {
        return new EgressPolicy(allowed, places);
    }

    boolean isOwn(InetAddress address, int port) {
        return own.contain(address, port)
                || AddressKind.carried(address)
                        .filter(carried -> own.contain(carried, port))
                        .isPresent();
    }

    /** Why this address of the host must not be called; empty where it may. */
    public Optional<String> refusal(String host, int port, InetAddress address) {
        String name = HostName.plain(host);
        return AddressKind.closed(address)
                .filter(_ -> !covered(name, port, address))
                .filter(_ -> AddressKind.carried(address)
                        .filter(carried -> covered(name, port, carried))
                        .isEmpty());
    }

    private boolean covered(String name, int port, InetAddress address) {
        return allowed.stream().anyMatch(entry -> entry.covers(name, port, address));
    }

    private static Allowed entry(String text) {
        List<String> parts = parts(text);
        String place = HostName.plain(parts.getFirst());
        Optional<AddressBlock> block = AddressBlock.parse(place);
        OptionalInt port = parts.size() == 1 ? OptionalInt.empty() : OptionalInt.of(port(text, parts.getLast()));
        if (block.isEmpty() && !HostName.isSound(place)) {
            throw unreadable(text);
        }
        return new Allowed(place, block, port);
    }

    /** The place, and the port where there is one. Several colons without brackets are an IPv6 address. */
    private static List<String> parts(String text) {
        int colon = text.lastIndexOf(':');
        boolean port = colon >= 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        var parts = new ArrayList<String>();
        parts.add(port ? text.substring(0, colon) : text);
        if (port) {
            parts.add(text.substring(colon + 1));
        }
        return parts;
    }

    private static int port(String text, String port) {
        int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
        if (number < 1 || number > 65_535) {
            throw unreadable(text);
        }
        return number;
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(SETTING + ": \"" + text
                + "\" is neither a host, an IP address nor a block such as 10.0.0.0/8, with or without a port");
    }
}
