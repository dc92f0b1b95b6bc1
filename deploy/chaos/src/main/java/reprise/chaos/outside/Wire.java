package reprise.chaos.outside;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** As much of HTTP/1.1 as both ends of a test need: a first line, headers, a body of a told length or in chunks. */
final class Wire {
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int LONGEST_BODY = 8 * 1024 * 1024;

    /** @param headers names in lower case */
    record Message(String firstLine, Map<String, String> headers, byte[] body) {}

    /** @throws EOFException where the connection ends in the middle, or before it begins */
    static Message read(InputStream in) throws IOException {
        var firstLine = line(in);
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() > 200) {
                throw new IOException("not a header: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Message(firstLine, headers, body(in, headers));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks(in);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return exactly(in, length);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in).split(";")[0].strip(), 16);
            if (size == 0) {
                while (!line(in).isEmpty()) {
                    // trailers say nothing to us
                }
                return body.toByteArray();
            }
            body.write(exactly(in, size));
            line(in);
            if (body.size() > LONGEST_BODY) {
                throw new IOException("body too long");
            }
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        if (length < 0 || length > LONGEST_BODY) {
            throw new IOException("a body of " + length + " bytes");
        }
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("cut in the body");
        }
        return body;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("cut in the head");
            }
            if (line.size() > LONGEST_HEAD) {
                throw new IOException("line too long");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private Wire() {}
}
