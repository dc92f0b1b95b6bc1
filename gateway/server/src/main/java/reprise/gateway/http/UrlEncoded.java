package reprise.gateway.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import reprise.sdk.text.Charsets;

/**
 * Reads what is percent-encoded (RFC 3986) and forms ({@code application/x-www-form-urlencoded}). Every byte is looked at a
 * fixed number of times, and what the bytes mean in their charset is what they become, or they are refused.
 */
public final class UrlEncoded {
    /** More than any form for people has; a form of so many fields is read in no time. */
    public static final int MOST_FIELDS = 10_000;

    /** Longer names could not be read back as those of JSON. */
    public static final int LONGEST_NAME = 10_000;

    /** A field as it was sent. */
    public record Field(String name, String value) {}

    /** What is read, for messages, and how it is written. */
    private final String what;

    private final Charset charset;

    private UrlEncoded(String what, Charset charset) {
        this.what = what;
        this.charset = charset;
    }

    /** The fields of a form in their order. @throws Refused where it is no form, or not in that charset */
    public static List<Field> form(byte[] form, Charset charset) {
        return new UrlEncoded("form in the body", charset).fields(form, Charsets.markLength(form, charset));
    }

    /** The parameters of a query, as it stands in the URL. @throws Refused where it cannot be read */
    public static List<Field> query(String query) {
        return new UrlEncoded("query of the URL", StandardCharsets.UTF_8)
                .fields(query.getBytes(StandardCharsets.UTF_8), 0);
    }

    /** One segment of a path, as it stands in the URL; a plus is a plus. @throws Refused where it cannot be read */
    public static String segment(String segment) {
        var bytes = segment.getBytes(StandardCharsets.UTF_8);
        return new UrlEncoded("path of the URL", StandardCharsets.UTF_8).text(bytes, 0, bytes.length, (byte) '+');
    }

    /** The value of a header's extended parameter, such as {@code filename*} (RFC 8187). @throws Refused likewise */
    public static String extended(String value, Charset charset) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        return new UrlEncoded("extended parameter in the body", charset).text(bytes, 0, bytes.length, (byte) '+');
    }

    private List<Field> fields(byte[] bytes, int from) {
        var fields = new ArrayList<Field>();
        for (int start = from; start < bytes.length; ) {
            int end = next('&', bytes, start, bytes.length);
            if (end > start) {
                if (fields.size() == MOST_FIELDS) {
                    throw refused("has more than " + MOST_FIELDS + " fields");
                }
                fields.add(field(bytes, start, end));
            }
            start = end + 1;
        }
        return fields;
    }

    private Field field(byte[] bytes, int start, int end) {
        int equals = next('=', bytes, start, end);
        var name = text(bytes, start, equals, (byte) ' ');
        if (name.length() > LONGEST_NAME) {
            throw refused("has a name of more than " + LONGEST_NAME + " characters");
        }
        return new Field(name, equals == end ? "" : text(bytes, equals + 1, end, (byte) ' '));
    }

    private String text(byte[] bytes, int start, int end, byte plus) {
        var decoded = new byte[end - start];
        int length = 0;
        int seen = 0;
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b == '%') {
                b = (byte) (digit(bytes, i + 1, end) << 4 | digit(bytes, i + 2, end));
                i += 2;
            } else if (b == '+') {
                b = plus;
            }
            decoded[length++] = b;
            seen |= b;
        }
        if (seen >= 0 && charset == StandardCharsets.UTF_8) {
            return new String(decoded, 0, length, StandardCharsets.ISO_8859_1); // all of it is ASCII
        }
        return Charsets.decode(Arrays.copyOf(decoded, length), charset)
                .orElseThrow(
                        () -> refused("is not in " + charset.name() + " throughout: encode that, percent by percent"));
    }

    private int digit(byte[] bytes, int at, int end) {
        int value = at < end ? Character.digit(bytes[at], 16) : -1;
        if (value < 0) {
            throw refused("cannot be read: check its percent-encoding, a percent sign itself is %25");
        }
        return value;
    }

    private static int next(char wanted, byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private Refused refused(String issue) {
        return new Refused(Refusal.malformed("The " + what + " " + issue));
    }
}
