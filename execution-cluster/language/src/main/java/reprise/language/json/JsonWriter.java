package reprise.language.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;

/** Writes a value as compact UTF-8 into one growing array. */
final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.ISO_8859_1);

    /** By character below 128: 0 as it is, {@code u} by its number, else the letter behind the backslash. */
    private static final byte[] ESCAPES = escapes();

    /** So many characters are given room for at once. */
    private static final int STRETCH = 128;

    /** Bytes that a character takes at the most: one written by its number. */
    private static final int WIDEST = 6;

    private byte[] out = new byte[512];
    private int size;

    byte[] bytes() {
        return Arrays.copyOf(out, size);
    }

    String text() {
        return new String(out, 0, size, StandardCharsets.UTF_8);
    }

    JsonWriter write(Json json) {
        switch (json) {
            case JsonString string -> string(string.value());
            case JsonNumber number -> number(number.value());
            case JsonObject object -> object(object);
            case JsonArray array -> array(array);
            case JsonBoolean flag -> raw(flag.value() ? TRUE : FALSE);
            case JsonNull _ -> raw(NULL);
        }
        return this;
    }

    private void object(JsonObject object) {
        put('{');
        int start = size;
        object.members().forEach((name, value) -> { // makes no entries, where the map only guards another one
            if (size > start) {
                put(',');
            }
            string(name);
            put(':');
            write(value);
        });
        put('}');
    }

    private void array(JsonArray array) {
        put('[');
        boolean first = true;
        for (var item : array.items()) {
            if (!first) {
                put(',');
            }
            first = false;
            write(item);
        }
        put(']');
    }

    private void number(Number number) {
        if (number instanceof Long whole && whole > Integer.MIN_VALUE && whole <= Integer.MAX_VALUE) {
            small(whole.intValue());
        } else {
            raw(number.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void small(int number) {
        room(11);
        int rest = Math.abs(number);
        if (number < 0) {
            out[size++] = '-';
        }
        int digits = 1;
        for (long power = 10; power <= rest; power *= 10) {
            digits++;
        }
        for (int at = size + digits - 1; at >= size; at--) {
            out[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private void string(String text) {
        int length = text.length();
        room(length + 2);
        out[size++] = '"';
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            if (c >= 128 || ESCAPES[c] != 0) {
                break;
            }
            out[size++] = (byte) c;
            i++;
        }
        if (i < length) {
            rest(text, i);
        }
        put('"');
    }

    /** The part of a text from the first character on that is more than a plain byte, a stretch at a time. */
    private void rest(String text, int from) {
        for (int i = from; i < text.length(); ) {
            int end = Math.min(text.length(), i + STRETCH);
            room((end - i + 1) * WIDEST);
            i = stretch(text, i, end);
        }
    }

    /** There is room for it. @return where the next begins: a pair is never divided */
    private int stretch(String text, int from, int end) {
        byte[] to = out; // the fields would be read and written for each byte
        int at = size;
        int i = from;
        while (i < end) {
            char c = text.charAt(i++);
            if (c < 128) {
                byte escape = ESCAPES[c];
                if (escape == 0) {
                    to[at++] = (byte) c;
                } else {
                    at = escaped(to, at, c, escape);
                }
            } else if (c < 0x800) {
                to[at++] = (byte) (0xC0 | c >> 6);
                to[at++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c) && i < text.length() && Character.isLowSurrogate(text.charAt(i))) {
                at = four(to, at, Character.toCodePoint(c, text.charAt(i++)));
            } else {
                at = three(to, at, Character.isSurrogate(c) ? '\uFFFD' : c); // half a pair has no form in UTF-8
            }
        }
        size = at;
        return i;
    }

    private static int escaped(byte[] to, int from, char c, byte escape) {
        int at = from;
        to[at++] = '\\';
        to[at++] = escape;
        if (escape == 'u') {
            to[at++] = '0';
            to[at++] = '0';
            to[at++] = HEX[c >> 4];
            to[at++] = HEX[c & 0xF];
        }
        return at;
    }

    private static int three(byte[] to, int at, char c) {
        to[at] = (byte) (0xE0 | c >> 12);
        to[at + 1] = (byte) (0x80 | c >> 6 & 0x3F);
        to[at + 2] = (byte) (0x80 | c & 0x3F);
        return at + 3;
    }

    private static int four(byte[] to, int at, int point) {
        to[at] = (byte) (0xF0 | point >> 18);
        to[at + 1] = (byte) (0x80 | point >> 12 & 0x3F);
        to[at + 2] = (byte) (0x80 | point >> 6 & 0x3F);
        to[at + 3] = (byte) (0x80 | point & 0x3F);
        return at + 4;
    }

    private void put(char c) {
        room(1);
        out[size++] = (byte) c;
    }

    private void raw(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, out, size, bytes.length);
        size += bytes.length;
    }

    private void room(int more) {
        if (out.length - size < more) {
            out = Arrays.copyOf(out, Math.max(Math.addExact(size, more), out.length << 1));
        }
    }

    private static byte[] escapes() {
        var escapes = new byte[128];
        Arrays.fill(escapes, 0, 32, (byte) 'u');
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        escapes['\b'] = 'b';
        escapes['\f'] = 'f';
        return escapes;
    }
}
