package reprise.gateway.framing;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Those who count as one client: an IPv4 address, or the IPv6 addresses that one household is given (a /64). */
record Network(String prefix) {
    private static final int HOUSEHOLD = 8;

    static Network of(InetAddress address) {
        var bytes = address.getAddress();
        return new Network(
                HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, HOUSEHOLD) : bytes));
    }
}
