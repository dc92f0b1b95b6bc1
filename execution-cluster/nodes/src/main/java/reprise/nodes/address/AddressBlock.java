package reprise.nodes.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of addresses that share their first bits: {@code 10.0.0.0/8}, {@code fd00::/8}. */
public record AddressBlock(byte[] address, int bits) {
    private static final String BYTE = "(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");

    /** Of a literal address with or without {@code /bits}; empty where the text is neither. */
    public static Optional<AddressBlock> parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        Optional<byte[]> address = literal(literal);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int all = address.get().length * 8;
        int bits = slash < 0 ? all : bits(text.substring(slash + 1));
        return bits < 0 || bits > all ? Optional.empty() : Optional.of(new AddressBlock(address.get(), bits));
    }

    public static AddressBlock of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    public boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != other[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || (address[whole] ^ other[whole]) >> (8 - rest) == 0;
    }

    /** The bytes of a literal address in its one plain form; no name is ever looked up. */
    public static Optional<byte[]> literal(String text) {
        boolean ipv6 = text.indexOf(':') >= 0 && text.indexOf('%') < 0;
        if (!ipv6 && !isPlainIpv4(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of((ipv6 ? InetAddress.ofLiteral(text) : InetAddress.getByName(text)).getAddress());
        } catch (UnknownHostException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Four decimal numbers, as everybody reads them: no octal or shortened form. */
    public static boolean isPlainIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    private static int bits(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }
}
