package reprise.gateway.framing;

import akka.util.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The requests of one connection. Heads are handed on when they are whole and beyond doubt, bodies as they come. Of the
 * first thing that is neither, a stand-in is handed on for which its {@link Fault} is answered, and nothing after it.
 */
final class Requests {
    private static final ByteString STAND_IN = standIn("GET");
    private static final ByteString STAND_IN_WITHOUT_BODY = standIn("HEAD");
    private static final ByteString NO_CHUNK = ByteString.fromString("broken\r\n");
    private static final byte[] HEAD = "HEAD ".getBytes(StandardCharsets.US_ASCII);

    private enum Phase {
        HEAD,
        SIZED_BODY,
        CHUNKED_BODY,
        /** Until it is known whether the other side speaks another protocol from now on. */
        HELD,
        OTHER_PROTOCOL,
        DEAF
    }

    private final Limits limits;
    private final Consumer<Arrived> arrivals;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream(0);
    private Phase phase = Phase.HEAD;
    private Lines lines;
    private long rest;
    private Chunks chunks;
    private ByteString held = ByteString.emptyByteString();

    Requests(Limits limits, Consumer<Arrived> arrivals) {
        this.limits = limits;
        this.arrivals = arrivals;
        this.lines = Lines.ofHead(limits);
    }

    /** What the parser is given of these bytes. */
    ByteString accept(ByteString arrived) {
        var passage = new Passage(arrived);
        var bytes = arrived.toArrayUnsafe();
        int at = 0;
        while (at < bytes.length) {
            try {
                at = read(arrived, bytes, at, passage);
            } catch (Misframed misframed) {
                begin(bytes, at, Math.min(bytes.length, at + HEAD.length));
                refuse(misframed.fault(), passage);
            }
        }
        return passage.all();
    }

    private int read(ByteString arrived, byte[] bytes, int at, Passage passage) {
        return switch (phase) {
            case HEAD -> head(bytes, at, passage);
            case SIZED_BODY -> {
                int end = (int) Math.min(bytes.length, at + rest);
                passage.pass(at, end);
                rest -= end - at;
                phase = rest == 0 ? Phase.HEAD : phase;
                yield end;
            }
            case CHUNKED_BODY -> {
                int end = chunks.read(bytes, at, passage);
                phase = chunks.areOver() ? Phase.HEAD : phase;
                yield end;
            }
            case HELD -> {
                held = held.concat(arrived.drop(at));
                yield bytes.length;
            }
            case OTHER_PROTOCOL -> {
                passage.pass(at, bytes.length);
                yield bytes.length;
            }
            case DEAF -> bytes.length;
        };
    }

    private int head(byte[] bytes, int at, Passage passage) {
        int end = lines.end(bytes, at, bytes.length);
        if (end < 0) {
            if (lines.haveBegun()) {
                begin(bytes, at, bytes.length);
            } else {
                expectHead();
            }
            return bytes.length;
        }
        if (begun.size() == 0) {
            var head = HeadReader.read(bytes, at, end);
            take(head);
            if (ForParser.isPlain(head)) {
                passage.pass(head.start, end);
            } else {
                passage.put(ForParser.of(head));
            }
        } else {
            begin(bytes, at, end);
            var whole = begun.toByteArray();
            var head = HeadReader.read(whole, 0, whole.length);
            take(head);
            passage.put(
                    ForParser.isPlain(head)
                            ? ByteString.fromArrayUnsafe(whole, head.start, whole.length - head.start)
                            : ForParser.of(head));
        }
        expectHead();
        return end;
    }

    private void expectHead() {
        begun.reset();
        lines = Lines.ofHead(limits);
    }

    private void take(Head head) {
        HeadRules.check(head, limits);
        var body = Body.of(head);
        switch (body) {
            case Body.Sized sized -> {
                rest = sized.bytes();
                phase = rest > 0 ? Phase.SIZED_BODY : asksForWebSocket(head) ? Phase.HELD : Phase.HEAD;
            }
            case Body.Chunked _ -> {
                chunks = new Chunks(limits);
                phase = Phase.CHUNKED_BODY;
            }
        }
        arrivals.accept(new Arrived.Request(head));
    }

    private static boolean asksForWebSocket(Head head) {
        for (int i = 0; i < head.fields; i++) {
            if (head.isNamed(i, "upgrade") && head.value(i).equalsIgnoreCase("websocket")) {
                return true;
            }
        }
        return false;
    }

    private void begin(byte[] bytes, int from, int to) {
        begun.write(bytes, from, to - from);
    }

    private void refuse(Fault fault, Passage passage) {
        if (phase == Phase.CHUNKED_BODY) { // its request is under way: it fails while its body is read
            passage.put(NO_CHUNK);
        } else {
            arrivals.accept(new Arrived.NoRequest(fault));
            passage.put(isHead() ? STAND_IN_WITHOUT_BODY : STAND_IN);
        }
        phase = Phase.DEAF;
        begun.reset();
    }

    private boolean isHead() {
        var bytes = begun.toByteArray();
        return bytes.length >= HEAD.length && java.util.Arrays.equals(bytes, 0, HEAD.length, HEAD, 0, HEAD.length);
    }

    /** Nothing of a next request has come yet. */
    boolean areBetween() {
        return phase == Phase.HEAD && begun.size() == 0;
    }

    /** A head has begun and is not over. */
    boolean areInHead() {
        return phase == Phase.HEAD && begun.size() > 0;
    }

    boolean areHeld() {
        return phase == Phase.HELD;
    }

    boolean areOfOtherProtocol() {
        return phase == Phase.OTHER_PROTOCOL;
    }

    /** The request that asked for another protocol was answered: what came meanwhile is one of it, or HTTP. */
    ByteString goOn(boolean otherProtocol) {
        phase = otherProtocol ? Phase.OTHER_PROTOCOL : Phase.HEAD;
        var meanwhile = held;
        held = ByteString.emptyByteString();
        return accept(meanwhile);
    }

    /** A head that began is not waited for any longer. */
    ByteString giveUp(Fault fault) {
        var passage = new Passage(ByteString.emptyByteString());
        refuse(fault, passage);
        return passage.all();
    }

    private static ByteString standIn(String method) {
        return ByteString.fromString(method + " / HTTP/1.1\r\nHost: unread\r\nConnection: close\r\n\r\n");
    }
}
