package reprise.gateway.framing;

import akka.util.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A head as Akka's parser can be given it: characters of the target encoded, values that are not UTF-8 made so. Everything
 * else is what was sent. Who wants to know that asks the {@link Head}.
 */
final class ForParser {
    private static final byte[] CHUNKED = "chunked".getBytes(StandardCharsets.US_ASCII);

    /** Whether it can be given as it is, as almost all can. */
    static boolean isPlain(Head head) {
        return Target.isPlain(head) && !Target.isAbsolute(head) && isAscii(head) && codingIsPlain(head);
    }

    static ByteString of(Head head) {
        var out = new ByteArrayOutputStream(head.end - head.start + 64);
        out.write(head.bytes, head.start, head.methodEnd + 1 - head.start);
        out.writeBytes(Target.encoded(head).getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes((head.isPersistent() ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < head.fields; i++) {
            out.write(head.bytes, head.nameStart(i), head.nameEnd(i) - head.nameStart(i));
            out.write(':');
            out.write(' ');
            out.writeBytes(value(head, i));
            out.write('\r');
            out.write('\n');
        }
        out.write('\r');
        out.write('\n');
        return ByteString.fromArrayUnsafe(out.toByteArray());
    }

    /** A target with a host of its own overrules the header (RFC 9112, section 3.2.2). */
    private static byte[] value(Head head, int field) {
        if (head.isNamed(field, "transfer-encoding")) {
            return CHUNKED;
        }
        if (head.isNamed(field, "host") && Target.isAbsolute(head)) {
            return head.ascii(Target.authorityStart(head), Target.pathStart(head))
                    .getBytes(StandardCharsets.US_ASCII);
        }
        return head.value(field).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isAscii(Head head) {
        for (int i = head.targetEnd; i < head.end; i++) {
            if (head.bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** There is at most one, and it says {@code chunked} in some spelling: this is the one that nobody passes over. */
    private static boolean codingIsPlain(Head head) {
        for (int i = 0; i < head.fields; i++) {
            if (head.isNamed(i, "transfer-encoding") && !head.value(i).equals("chunked")) {
                return false;
            }
        }
        return true;
    }

    private ForParser() {}
}
