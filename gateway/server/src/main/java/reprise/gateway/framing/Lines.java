package reprise.gateway.framing;

import static reprise.gateway.framing.Octets.CR;
import static reprise.gateway.framing.Octets.LF;

/**
 * Finds the end of a section of lines, however the bytes are cut: the first empty line. Each line must end with CR LF, and
 * neither stands anywhere else, so that nobody can read the lines otherwise.
 */
final class Lines {
    private final Limits limits;
    private final boolean head;
    private int lines;
    private int length;
    private int total;
    private boolean halfEnded;

    private Lines(Limits limits, boolean head) {
        this.limits = limits;
        this.head = head;
    }

    /** A start line and headers; empty lines before them are passed over (RFC 9112, section 2.2). */
    static Lines ofHead(Limits limits) {
        return new Lines(limits, true);
    }

    /** What may follow the last chunk of a body; there may be no line at all. */
    static Lines ofTrailer(Limits limits) {
        return new Lines(limits, false);
    }

    /**
     * Where the section ends, behind the empty line, or -1 if it does not end there.
     *
     * @throws Misframed at the first byte that is not allowed where it stands
     */
    int end(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (halfEnded) {
                if (ended(bytes[at++])) {
                    return at;
                }
            } else {
                at = line(bytes, at, to);
            }
        }
        return -1;
    }

    /** To the end of the line, or of what is here of it. */
    private int line(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && Octets.isLine(bytes[at])) {
            at++;
        }
        length += at - from;
        total += at - from;
        checkSize();
        if (at == to) {
            return at;
        }
        if (bytes[at] != CR) {
            throw Fault.malformed(
                    bytes[at] == LF
                            ? "A line of the head ends without a carriage return"
                            : "A header contains the control character 0x%02x".formatted(bytes[at]));
        }
        halfEnded = true;
        return at + 1;
    }

    /** Something other than empty lines has come. */
    boolean haveBegun() {
        return lines > 0 || length > 0 || halfEnded;
    }

    private boolean ended(byte octet) {
        if (octet != LF) {
            throw Fault.malformed("A carriage return stands in a header without a line feed");
        }
        halfEnded = false;
        if (length == 0) {
            return !head || lines > 0;
        }
        length = 0;
        if (++lines > limits.fields() + (head ? 1 : 0)) {
            throw Fault.of(Fault.Kind.HEAD_TOO_LARGE, "There are more than " + limits.fields() + " headers");
        }
        return false;
    }

    private void checkSize() {
        if (head && lines == 0) {
            if (length > limits.startLine()) {
                throw Fault.of(Fault.Kind.TARGET_TOO_LONG, "The URL is longer than " + limits.target() + " bytes");
            }
        } else if (length > limits.field()) {
            throw Fault.of(Fault.Kind.HEAD_TOO_LARGE, "A header is longer than " + limits.field() + " bytes");
        } else if (total > limits.head()) {
            throw Fault.of(Fault.Kind.HEAD_TOO_LARGE, "The headers are larger than " + limits.head() + " bytes");
        }
    }
}
