package reprise.gateway.framing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The head of a request as it was sent, before anybody made something else of it. */
public final class Head {
    /** For each field: where its name begins and ends, and its value. */
    private static final int SPANS = 4;

    final byte[] bytes;
    final int start;
    final int end;
    final int methodEnd;
    final int targetEnd;
    final int[] spans;
    final int fields;

    /** A header: its name as it was written, its value without the blanks around it. */
    public record Field(String name, String value) {}

    Head(byte[] bytes, int start, int end, int methodEnd, int targetEnd, int[] spans, int fields) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.methodEnd = methodEnd;
        this.targetEnd = targetEnd;
        this.spans = spans;
        this.fields = fields;
    }

    public String method() {
        return ascii(start, methodEnd);
    }

    /** As it was sent, which is not always what RFC 3986 allows. */
    public String target() {
        return text(methodEnd + 1, targetEnd);
    }

    /** All of them, in the order in which they were sent. */
    public List<Field> headers() {
        var all = new ArrayList<Field>(fields);
        for (int i = 0; i < fields; i++) {
            all.add(new Field(ascii(nameStart(i), nameEnd(i)), value(i)));
        }
        return all;
    }

    /** The values of the headers of that name, whatever its case. */
    public List<String> values(String name) {
        var values = new ArrayList<String>(1);
        for (int i = 0; i < fields; i++) {
            if (isNamed(i, name)) {
                values.add(value(i));
            }
        }
        return values;
    }

    /** The value of the first header of that name. */
    public Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }

    String value(int field) {
        return text(valueStart(field), valueEnd(field));
    }

    boolean isNamed(int field, String name) {
        int from = nameStart(field);
        if (nameEnd(field) - from != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (lower(bytes[from + i]) != lower((byte) name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    int nameStart(int field) {
        return spans[field * SPANS];
    }

    int nameEnd(int field) {
        return spans[field * SPANS + 1];
    }

    int valueStart(int field) {
        return spans[field * SPANS + 2];
    }

    int valueEnd(int field) {
        return spans[field * SPANS + 3];
    }

    /** HTTP/1.1; else 1.0. */
    boolean isPersistent() {
        return bytes[targetEnd + " HTTP/1.".length()] == '1';
    }

    String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** UTF-8 where it can be, and otherwise Latin-1: RFC 9110 (section 5.5) leaves it open, and both are sent. */
    String text(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return isUtf8(bytes, from, to)
                        ? new String(bytes, from, to - from, StandardCharsets.UTF_8)
                        : ascii(from, to);
            }
        }
        return ascii(from, to);
    }

    private static boolean isUtf8(byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException otherwise) {
            return false;
        }
    }

    private static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
    }
}
