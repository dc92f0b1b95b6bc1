package reprise.gateway.framing;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is asked for. Browsers and HTTP libraries send characters in it as they are that RFC 3986 wants encoded, such as
 * {@code | [ ] { } " ` ^} and what is not ASCII: for the parser they are encoded, since there is one way to read them.
 */
final class Target {
    private static final List<String> SCHEMES = List.of("http://", "https://");

    /** Where the path begins: at once, or behind scheme and authority. @throws Misframed where it is neither */
    static int pathStart(Head head) {
        int from = head.methodEnd + 1;
        if (head.bytes[from] == '/' || isAsterisk(head)) {
            return from;
        }
        for (var scheme : SCHEMES) {
            if (head.ascii(from, Math.min(head.targetEnd, from + scheme.length()))
                    .equalsIgnoreCase(scheme)) {
                int path = from + scheme.length();
                while (path < head.targetEnd && head.bytes[path] != '/' && head.bytes[path] != '?') {
                    path++;
                }
                return path;
            }
        }
        throw Fault.malformed("The URL must begin with a slash");
    }

    /** Behind the scheme of a target that begins with one. */
    static int authorityStart(Head head) {
        int at = head.methodEnd + 1;
        while (head.bytes[at] != '/') {
            at++;
        }
        return at + 2;
    }

    /** The server as a whole: only OPTIONS can ask for that. */
    private static boolean isAsterisk(Head head) {
        return head.target().equals("*") && head.method().equals("OPTIONS");
    }

    static boolean isAbsolute(Head head) {
        return pathStart(head) > head.methodEnd + 1;
    }

    static boolean isPlain(Head head) {
        for (int i = head.methodEnd + 1; i < head.targetEnd; i++) {
            if (!Octets.isUri(head.bytes[i])) {
                return false;
            }
        }
        return true;
    }

    static String encoded(Head head) {
        int path = pathStart(head);
        var encoded = new StringBuilder(head.ascii(head.methodEnd + 1, path));
        for (byte octet : head.text(path, head.targetEnd).getBytes(StandardCharsets.UTF_8)) {
            encoded.append(Octets.isUri(octet) ? Character.toString(octet) : "%%%02X".formatted(octet));
        }
        return encoded.toString();
    }

    private Target() {}
}
