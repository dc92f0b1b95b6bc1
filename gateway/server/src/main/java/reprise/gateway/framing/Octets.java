package reprise.gateway.framing;

import java.util.Arrays;

/** Which bytes may stand where in a head (RFC 9110, sections 5.5 and 5.6.2; RFC 3986). */
final class Octets {
    static final byte CR = '\r';
    static final byte LF = '\n';
    static final byte SPACE = ' ';
    static final byte TAB = '\t';

    private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final boolean[] TOKEN = of("!#$%&'*+-.^_`|~" + ALPHANUMERIC);
    private static final boolean[] URI = of("-._~:/?@!$&'()*+,;=%" + ALPHANUMERIC);
    private static final boolean[] HOST_NAME = of("-._~!$&'()*+,;=" + ALPHANUMERIC);
    private static final boolean[] LINE = line();

    /** A letter of a method or of a header's name. */
    static boolean isToken(byte octet) {
        return TOKEN[octet & 0xff];
    }

    /** May stand in a request target as it is. */
    static boolean isUri(byte octet) {
        return URI[octet & 0xff];
    }

    /** May stand in the name of a host, where nothing is escaped. */
    static boolean isHostName(byte octet) {
        return HOST_NAME[octet & 0xff];
    }

    /** May stand in a line of a head: anything visible, spaces, and what is not ASCII ({@code obs-text}). */
    static boolean isLine(byte octet) {
        return LINE[octet & 0xff];
    }

    static boolean isBlank(byte octet) {
        return octet == SPACE || octet == TAB;
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hex(byte octet) {
        return octet < 0 ? -1 : Character.digit(octet, 16);
    }

    private static boolean[] of(String octets) {
        var set = new boolean[256];
        octets.chars().forEach(octet -> set[octet] = true);
        return set;
    }

    private static boolean[] line() {
        var set = new boolean[256];
        Arrays.fill(set, SPACE, set.length, true);
        set[0x7f] = false;
        set[TAB] = true;
        return set;
    }

    private Octets() {}
}
