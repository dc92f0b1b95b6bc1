package reprise.gateway.framing;

import static reprise.gateway.framing.Octets.CR;
import static reprise.gateway.framing.Octets.LF;
import static reprise.gateway.framing.Octets.SPACE;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Reads a head whose lines have been found by {@link Lines}: the start line and the fields, each by its grammar. */
final class HeadReader {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
    private static final byte[] VERSION = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
    private static final int PROTOCOL = "HTTP/".length();

    private final byte[] bytes;
    private int at;
    private int[] spans = new int[48];
    private int fields;

    private HeadReader(byte[] bytes, int start) {
        this.bytes = bytes;
        this.at = start;
    }

    /** @throws Misframed where it is no head of HTTP/1.0 or 1.1 */
    static Head read(byte[] bytes, int from, int to) {
        int start = from;
        while (bytes[start] == CR) {
            start += 2;
        }
        return new HeadReader(bytes, start).head(to);
    }

    /** The fields behind the last chunk of a body: they are read, to see that they are fields, and left out. */
    static void checkTrailer(byte[] bytes, int to) {
        new HeadReader(bytes, 0).fields(to);
    }

    private Head head(int end) {
        int start = at;
        int lineEnd = lineEnd(start);
        int methodEnd = method(start, lineEnd);
        int targetEnd = next(SPACE, methodEnd + 1, lineEnd);
        if (targetEnd < 0 || targetEnd == methodEnd + 1) {
            throw Fault.malformed("The request line must be a method, a target and a version");
        }
        version(targetEnd + 1, lineEnd);
        at = lineEnd + 2;
        fields(end);
        return new Head(bytes, start, end, methodEnd, targetEnd, spans, fields);
    }

    private int method(int start, int lineEnd) {
        int end = start;
        while (end < lineEnd && Octets.isToken(bytes[end])) {
            end++;
        }
        if (end == start || end == lineEnd || bytes[end] != SPACE) {
            throw Fault.malformed("The request line must be a method, a target and a version");
        }
        return end;
    }

    private void version(int from, int lineEnd) {
        for (int i = 0; i < VERSION.length; i++) {
            if (from + i == lineEnd || bytes[from + i] != VERSION[i]) {
                throw Fault.malformed(
                        i < PROTOCOL
                                ? "The request line must end with HTTP/1.1"
                                : "Only HTTP/1.1 and HTTP/1.0 are spoken here");
            }
        }
        int minor = from + VERSION.length;
        if (minor + 1 != lineEnd || (bytes[minor] != '1' && bytes[minor] != '0')) {
            throw Fault.malformed("Only HTTP/1.1 and HTTP/1.0 are spoken here");
        }
    }

    private void fields(int end) {
        while (bytes[at] != CR) {
            int lineEnd = lineEnd(at);
            field(lineEnd);
            at = lineEnd + 2;
        }
        if (at + 2 != end) {
            throw new IllegalArgumentException("a head ends with its first empty line");
        }
    }

    private void field(int lineEnd) {
        int nameEnd = at;
        while (nameEnd < lineEnd && Octets.isToken(bytes[nameEnd])) {
            nameEnd++;
        }
        if (nameEnd == at || nameEnd == lineEnd || bytes[nameEnd] != ':') {
            throw Fault.malformed(problem(nameEnd, lineEnd));
        }
        int from = nameEnd + 1;
        while (from < lineEnd && Octets.isBlank(bytes[from])) {
            from++;
        }
        int to = lineEnd;
        while (to > from && Octets.isBlank(bytes[to - 1])) {
            to--;
        }
        remember(at, nameEnd, from, to);
    }

    private String problem(int stop, int lineEnd) {
        if (stop < lineEnd && Octets.isBlank(bytes[stop])) {
            return stop == at
                    ? "A header must not go on in the next line"
                    : "There must be no space between a header's name and its colon";
        }
        return "A header must be a name, a colon and a value";
    }

    private void remember(int nameStart, int nameEnd, int valueStart, int valueEnd) {
        int place = fields++ * 4;
        if (place == spans.length) {
            spans = Arrays.copyOf(spans, place * 2);
        }
        spans[place] = nameStart;
        spans[place + 1] = nameEnd;
        spans[place + 2] = valueStart;
        spans[place + 3] = valueEnd;
    }

    private int lineEnd(int from) {
        int end = from;
        while (bytes[end] != CR) {
            end++;
        }
        if (bytes[end + 1] != LF) {
            throw new IllegalArgumentException("lines end with CR LF");
        }
        return end;
    }

    private int next(byte octet, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == octet) {
                return i;
            }
        }
        return -1;
    }

    static boolean isKnown(String method) {
        return METHODS.contains(method);
    }
}
