package reprise.gateway.framing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What RFC 9110 and 9112 make of the bytes of a connection, told by someone who has all of them at once and all the time in
 * the world. Bytes are characters of Latin-1 here. It is what {@link Requests} is compared with, and shares nothing with it.
 */
final class StrictReading {
    private static final String LINE = "[\\t\\x20-\\x7e\\x80-\\xff]";
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String HOST = "(?:\\[[0-9A-Fa-f:.]+\\]|[-._~!$&'()*+,;=0-9A-Za-z]+)(?::[0-9]{0,4})?";
    private static final Pattern HEAD = Pattern.compile("(?:" + LINE + "+\\r\\n)+\\r\\n");
    private static final Pattern START = Pattern.compile("(" + TOKEN + ") ([^ ]+) HTTP/1\\.([01])");
    private static final Pattern FIELD = Pattern.compile("(" + TOKEN + "):[ \\t]*(.*?)[ \\t]*", Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("(?:[^#%\\t]|%[0-9A-Fa-f]{2})*");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i:https?)://" + HOST + "(?:[/?](.*))?", Pattern.DOTALL);
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,15})(?:[ \\t]*;" + LINE + "*)?\\r\\n");
    private static final Pattern TRAILER = Pattern.compile("(?:" + TOKEN + ":" + LINE + "*\\r\\n)*\\r\\n");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    /** A request; its fields as {@code name: value}. */
    record Request(String method, String target, List<String> fields, String body) {
        boolean isFor(String host) {
            var own = Pattern.compile("(?i)(?:https?://)?" + host + "(?::\\d*)?(?:[/?].*)?", Pattern.DOTALL);
            return target.startsWith("/") || target.equals("*")
                    ? fields.stream()
                            .filter(field -> field.toLowerCase().startsWith("host: "))
                            .allMatch(field -> own.matcher(field.substring(6)).matches())
                    : own.matcher(target).matches();
        }

        long named(String prefix) {
            return fields.stream()
                    .filter(field -> field.toLowerCase().startsWith(prefix))
                    .count();
        }
    }

    /** How it ends. */
    enum End {
        /** Nothing is left, or nothing that is asked. */
        CLEAN,
        REFUSED,
        UNKNOWN_METHOD,
        TOO_LARGE,
        /** In the body of a request whose head was good. */
        IN_BODY
    }

    final List<Request> requests = new ArrayList<>();
    End end = End.CLEAN;
    private String rest;

    private StrictReading(String bytes) {
        this.rest = bytes;
    }

    static StrictReading of(String bytes) {
        var reading = new StrictReading(bytes);
        while (reading.goesOn()) {
            // one request after the other
        }
        return reading;
    }

    private boolean goesOn() {
        while (rest.startsWith("\r\n")) {
            rest = rest.substring(2);
        }
        if (rest.isEmpty()) {
            return false;
        }
        var head = HEAD.matcher(rest);
        if (!head.lookingAt()) {
            return ends(End.REFUSED);
        }
        rest = rest.substring(head.end());
        var lines = List.of(head.group().split("\r\n"));
        var start = START.matcher(lines.getFirst());
        var fields = lines.subList(1, lines.size()).stream().map(FIELD::matcher).toList();
        if (!start.matches() || !fields.stream().allMatch(Matcher::matches)) {
            return ends(End.REFUSED);
        }
        if (!METHODS.contains(start.group(1))) {
            return ends(End.UNKNOWN_METHOD);
        }
        boolean persistent = start.group(3).equals("1");
        var hosts = values(fields, "host");
        if (!isTarget(start.group(1), start.group(2))
                || hosts.size() > 1
                || (persistent && hosts.isEmpty())
                || !hosts.stream().allMatch(host -> host.matches(HOST))) {
            return ends(End.REFUSED);
        }
        return body(start, fields, persistent) && persistent;
    }

    private boolean body(Matcher start, List<Matcher> fields, boolean persistent) {
        var codings = values(fields, "transfer-encoding");
        var lengths = values(fields, "content-length");
        if (codings.size() + lengths.size() > 1
                || (!codings.isEmpty() && (!persistent || !codings.getFirst().equalsIgnoreCase("chunked")))
                || !lengths.stream().allMatch(length -> length.matches("[0-9]+"))) {
            return ends(End.REFUSED);
        }
        if (!lengths.isEmpty() && new BigInteger(lengths.getFirst()).bitLength() > 63) {
            return ends(End.TOO_LARGE);
        }
        if (Set.of("HEAD", "TRACE").contains(start.group(1))
                && !(codings.isEmpty() && lengths.stream().allMatch(length -> length.matches("0+")))) {
            return ends(End.REFUSED);
        }
        var body = codings.isEmpty() ? sized(lengths.isEmpty() ? 0 : Long.parseLong(lengths.getFirst())) : chunked();
        if (body == null) {
            return ends(End.IN_BODY);
        }
        requests.add(new Request(
                start.group(1),
                text(start.group(2)),
                fields.stream()
                        .map(field -> field.group(1) + ": " + text(field.group(2)))
                        .toList(),
                body));
        return true;
    }

    private String sized(long length) {
        return rest.length() < length ? null : taken((int) length);
    }

    private String chunked() {
        var body = new StringBuilder();
        while (true) {
            var chunk = CHUNK.matcher(rest);
            if (!chunk.lookingAt()) {
                return null;
            }
            rest = rest.substring(chunk.end());
            long size = Long.parseLong(chunk.group(1), 16);
            if (size == 0) {
                var trailer = TRAILER.matcher(rest);
                if (!trailer.lookingAt()) {
                    return null;
                }
                taken(trailer.end());
                return body.toString();
            }
            if (rest.length() < size + 2 || !rest.startsWith("\r\n", (int) size)) {
                return null;
            }
            body.append(taken((int) size));
            taken(2);
        }
    }

    private String taken(int length) {
        var taken = rest.substring(0, length);
        rest = rest.substring(length);
        return taken;
    }

    private static boolean isTarget(String method, String target) {
        if (target.equals("*")) {
            return method.equals("OPTIONS");
        }
        if (target.startsWith("/")) {
            return PATH.matcher(target).matches();
        }
        var absolute = ABSOLUTE.matcher(target);
        return absolute.matches()
                && (absolute.group(1) == null || PATH.matcher(absolute.group(1)).matches());
    }

    private static List<String> values(List<Matcher> fields, String name) {
        return fields.stream()
                .filter(field -> field.group(1).equalsIgnoreCase(name))
                .map(field -> field.group(2))
                .toList();
    }

    /** UTF-8 where it is that, else Latin-1. */
    static String text(String bytes) {
        var utf8 = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return utf8.indexOf('\ufffd') < 0 ? utf8 : bytes;
    }

    private boolean ends(End how) {
        end = how;
        return false;
    }
}
