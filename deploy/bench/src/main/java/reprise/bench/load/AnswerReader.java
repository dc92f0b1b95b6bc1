package reprise.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Finds where an HTTP/1.1 answer ends and what its status is, in whatever pieces it comes. */
final class AnswerReader {
    private static final int LONGEST_HEAD = 32 * 1024;
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);

    private final byte[] head = new byte[LONGEST_HEAD];
    private int headLength;
    private int bodyMissing = -1;
    private int status;

    /** Takes the bytes; true where with them the answer is complete. */
    boolean read(ByteBuffer bytes) {
        while (bodyMissing < 0 && bytes.hasRemaining()) {
            if (headLength == LONGEST_HEAD) {
                throw new IllegalStateException("an answer's head is longer than " + LONGEST_HEAD + " bytes");
            }
            head[headLength++] = bytes.get();
            if (headEnds()) {
                status = (head[9] - '0') * 100 + (head[10] - '0') * 10 + head[11] - '0';
                bodyMissing = contentLength();
            }
        }
        if (bodyMissing > 0) {
            int here = Math.min(bodyMissing, bytes.remaining());
            bytes.position(bytes.position() + here);
            bodyMissing -= here;
        }
        return bodyMissing == 0;
    }

    int status() {
        return status;
    }

    void next() {
        headLength = 0;
        bodyMissing = -1;
    }

    private boolean headEnds() {
        return headLength >= 16
                && head[headLength - 1] == '\n'
                && head[headLength - 2] == '\r'
                && head[headLength - 3] == '\n'
                && head[headLength - 4] == '\r';
    }

    private int contentLength() {
        for (int at = 12; at < headLength - LENGTH.length; at++) {
            if (matches(at)) {
                int length = 0;
                for (int i = at + LENGTH.length; head[i] != '\r'; i++) {
                    if (head[i] != ' ') {
                        length = length * 10 + head[i] - '0';
                    }
                }
                return length;
            }
        }
        if (status == 204 || status == 304) {
            return 0;
        }
        throw new IllegalStateException("an answer does not tell its length; this generator reads no other kind");
    }

    private boolean matches(int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            int letter = head[at + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }
}
