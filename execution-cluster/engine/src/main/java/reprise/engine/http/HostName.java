package reprise.engine.http;

import java.util.Locale;
import java.util.regex.Pattern;
import reprise.nodes.address.AddressBlock;

/** The host of a URL, in the one form in which it is compared. */
final class HostName {

    /** What some resolver somewhere takes for a number: 2130706433, 0x7f000001, 127.1, 0177.0.0.1. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");

    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,62}))*");

    private HostName() {}

    /** Lower case, without the brackets of an IPv6 address and without the dot that ends a full name. */
    static String plain(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return (bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare).toLowerCase(Locale.ROOT);
    }

    /** Whether it may be looked up at all: a name, or a literal address in its plain form. */
    static boolean isSound(String plain) {
        return plain.indexOf(':') >= 0
                ? AddressBlock.literal(plain).isPresent()
                : AddressBlock.isPlainIpv4(plain)
                        || NAME.matcher(plain).matches()
                                && !NUMERIC.matcher(plain).matches();
    }
}
