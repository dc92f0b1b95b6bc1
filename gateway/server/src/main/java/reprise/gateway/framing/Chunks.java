package reprise.gateway.framing;

import static reprise.gateway.framing.Octets.CR;
import static reprise.gateway.framing.Octets.LF;

import akka.util.ByteString;
import java.io.ByteArrayOutputStream;

/**
 * A body in chunks (RFC 9112, section 7.1), read strictly and written anew, so that Akka's parser sees nothing but sizes
 * and data: extensions and trailers, which mean nothing here, are left out.
 */
final class Chunks {
    private static final int LONGEST_SIZE = 15;
    private static final int LONGEST_EXTENSION = 1024;
    private static final ByteString LINE_END = ByteString.fromString("\r\n");
    private static final ByteString LAST = ByteString.fromString("0\r\n\r\n");

    private enum Step {
        SIZE,
        BLANK,
        EXTENSION,
        SIZE_END,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILER,
        DONE
    }

    private final Lines trailerLines;
    private final ByteArrayOutputStream trailer = new ByteArrayOutputStream(2);
    private Step step = Step.SIZE;
    private long size;
    private int digits;
    private int extension;

    Chunks(Limits limits) {
        this.trailerLines = Lines.ofTrailer(limits);
    }

    boolean areOver() {
        return step == Step.DONE;
    }

    /** Goes on with the body; returns where it stopped, which is before the end only where the body is over. */
    int read(byte[] bytes, int from, Passage passage) {
        int at = from;
        while (at < bytes.length && step != Step.DONE) {
            at = switch (step) {
                case DATA -> data(bytes, at, passage);
                case TRAILER -> trailer(bytes, at, passage);
                default -> {
                    step = after(bytes[at]);
                    yield at + 1;
                }
            };
        }
        return at;
    }

    private Step after(byte octet) {
        return switch (step) {
            case SIZE -> size(octet);
            case BLANK -> blank(octet);
            case EXTENSION -> extension(octet);
            case SIZE_END -> expect(octet, LF, begun());
            case DATA_CR -> expect(octet, CR, Step.DATA_LF);
            case DATA_LF -> expect(octet, LF, Step.SIZE);
            case DATA, TRAILER, DONE -> throw new IllegalStateException("not read octet by octet");
        };
    }

    private Step size(byte octet) {
        int digit = Octets.hex(octet);
        if (digit >= 0) {
            if (++digits > LONGEST_SIZE) {
                throw Fault.malformed("The size of a chunk is too long");
            }
            size = size * 16 + digit;
            return Step.SIZE;
        }
        if (digits == 0) {
            throw Fault.malformed("A chunk must begin with its size");
        }
        return octet == CR ? Step.SIZE_END : blank(octet);
    }

    private Step blank(byte octet) {
        if (octet == ';') {
            return Step.EXTENSION;
        }
        if (!Octets.isBlank(octet) || ++extension > LONGEST_EXTENSION) {
            throw Fault.malformed("The size of a chunk cannot be read");
        }
        return Step.BLANK;
    }

    private Step extension(byte octet) {
        if (octet == CR) {
            return Step.SIZE_END;
        }
        if (!Octets.isLine(octet) || ++extension > LONGEST_EXTENSION) {
            throw Fault.malformed("The extension of a chunk cannot be read");
        }
        return Step.EXTENSION;
    }

    private Step begun() {
        digits = 0;
        extension = 0;
        return size == 0 ? Step.TRAILER : Step.DATA;
    }

    private static Step expect(byte octet, byte expected, Step then) {
        if (octet != expected) {
            throw Fault.malformed("A chunk must end with a carriage return and a line feed");
        }
        return then;
    }

    /** What is here of a chunk is a chunk of its own: how they were cut means nothing. */
    private int data(byte[] bytes, int at, Passage passage) {
        int here = (int) Math.min(size, bytes.length - at);
        passage.put(ByteString.fromString(Integer.toHexString(here) + "\r\n"));
        passage.pass(at, at + here);
        passage.put(LINE_END);
        size -= here;
        if (size == 0) {
            step = Step.DATA_CR;
        }
        return at + here;
    }

    private int trailer(byte[] bytes, int at, Passage passage) {
        int end = trailerLines.end(bytes, at, bytes.length);
        int until = end < 0 ? bytes.length : end;
        trailer.write(bytes, at, until - at);
        if (end >= 0) {
            HeadReader.checkTrailer(trailer.toByteArray(), trailer.size());
            passage.put(LAST);
            step = Step.DONE;
        }
        return until;
    }
}
