package reprise.gateway.framing;

import akka.util.ByteString;

/** What of the bytes that arrived is handed on, and what is put in between. Where nothing is, they are the same object. */
final class Passage {
    private final ByteString arrived;
    private ByteString handed = ByteString.emptyByteString();
    private int from;
    private int to;

    Passage(ByteString arrived) {
        this.arrived = arrived;
    }

    void pass(int start, int end) {
        if (start != to) {
            flush();
            from = start;
        }
        to = end;
    }

    void put(ByteString bytes) {
        flush();
        handed = handed.concat(bytes);
    }

    ByteString all() {
        flush();
        return handed;
    }

    private void flush() {
        if (from < to) {
            handed = handed.concat(arrived.slice(from, to));
        }
        from = to;
    }
}
