package reprise.gateway.framing;

/** A host and perhaps a port (RFC 3986, section 3.2), without the name of a user: RFC 9110 wants that refused. */
final class Authority {
    private static final int MOST_DIGITS = 5;
    private static final int GREATEST_PORT = 65_535;

    static boolean is(byte[] bytes, int from, int to) {
        int end = hostEnd(bytes, from, to);
        return end > from && (end == to || (bytes[end] == ':' && isPort(bytes, end + 1, to)));
    }

    /** Behind a name, an IPv4 address, or an IPv6 address in brackets; {@code from} where there is none. */
    private static int hostEnd(byte[] bytes, int from, int to) {
        int at = from;
        if (at < to && bytes[at] == '[') {
            do {
                at++;
            } while (at < to && (Octets.hex(bytes[at]) >= 0 || bytes[at] == ':' || bytes[at] == '.'));
            return at < to && bytes[at] == ']' && at > from + 1 ? at + 1 : from;
        }
        while (at < to && Octets.isHostName(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isPort(byte[] bytes, int from, int to) {
        int port = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
            port = port * 10 + bytes[i] - '0';
        }
        return to - from <= MOST_DIGITS && port <= GREATEST_PORT;
    }

    private Authority() {}
}
