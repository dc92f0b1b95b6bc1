package reprise.engine.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import reprise.nodes.address.AddressBlock;

/** Which addresses are not on the open Internet, and what they are instead. */
final class AddressKind {
    private static final Map<AddressBlock, String> CLOSED = new LinkedHashMap<>();

    /** Forms of IPv6 that carry an IPv4 address: where it begins. The address that is carried decides. */
    private static final Map<AddressBlock, Integer> CARRIERS = Map.of(
            new AddressBlock(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0}, 96), // mapped
            12,
            AddressBlock.of("::/96"), // compatible
            12,
            AddressBlock.of("::ffff:0:0:0/96"), // SIIT
            12,
            AddressBlock.of("64:ff9b::/96"), // NAT64
            12,
            AddressBlock.of("2002::/16"), // 6to4
            2);

    /** The middle of an ISATAP address, behind whatever prefix: its last four bytes are an IPv4 address. */
    private static final byte[] ISATAP = {0, 0, 0x5e, (byte) 0xfe};

    static {
        closed("the unspecified address", "0.0.0.0/8", "::/128");
        closed("a loopback address", "127.0.0.0/8", "::1/128");
        closed("a link-local address", "169.254.0.0/16", "fe80::/10");
        closed("a private address", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10");
        closed("a carrier-grade NAT address", "100.64.0.0/10");
        closed("a multicast address", "224.0.0.0/4", "ff00::/8");
        closed(
                "a documentation address",
                "192.0.2.0/24",
                "198.51.100.0/24",
                "203.0.113.0/24",
                "2001:db8::/32",
                "3fff::/20");
        closed("a translated address", "64:ff9b:1::/48", "2001::/32");
        closed(
                "a reserved address",
                "192.0.0.0/24",
                "192.88.99.0/24",
                "198.18.0.0/15",
                "240.0.0.0/4",
                "100::/64",
                "2001:2::/48",
                "5f00::/16");
    }

    private AddressKind() {}

    /** What keeps the address from being called; empty for an address of the open Internet. */
    static Optional<String> closed(InetAddress address) {
        byte[] bytes = address.getAddress();
        return CLOSED.entrySet().stream()
                .filter(entry -> entry.getKey().contains(bytes))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> carried(address).flatMap(AddressKind::closed));
    }

    /** The IPv4 address within an IPv6 address. */
    static Optional<InetAddress> carried(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return Optional.empty();
        }
        byte[] bytes = address.getAddress();
        if (isIsatap(bytes)) {
            return Optional.of(ipv4(Arrays.copyOfRange(bytes, 12, 16)));
        }
        return CARRIERS.entrySet().stream()
                .filter(entry -> entry.getKey().contains(bytes))
                .findFirst()
                .map(entry -> ipv4(Arrays.copyOfRange(bytes, entry.getValue(), entry.getValue() + 4)));
    }

    /** With the bits for a global and for a group address set or not. */
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & 0xfc) == ISATAP[0] && Arrays.equals(bytes, 9, 12, ISATAP, 1, 4);
    }

    private static InetAddress ipv4(byte[] bytes) {
        try {
            return Inet4Address.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void closed(String kind, String... blocks) {
        for (String block : blocks) {
            CLOSED.put(AddressBlock.of(block), kind);
        }
    }
}
