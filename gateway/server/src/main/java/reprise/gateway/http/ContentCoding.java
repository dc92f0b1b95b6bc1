package reprise.gateway.http;

import akka.http.javadsl.model.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Undoes what {@code Content-Encoding} says was done to a body: gzip or deflate, once, up to a limit. */
public final class ContentCoding {
    private static final int ZLIB_METHOD = 8;

    /** @throws Refused where it is coded otherwise, not as it says, or larger than the limit once it is decoded */
    public static byte[] undone(HttpRequest request, byte[] body, long limit) {
        var codings = codings(request);
        if (codings.isEmpty() || body.length == 0) {
            return body;
        }
        var decoded =
                switch (String.join(" ", codings)) {
                    case "gzip", "x-gzip" -> read(() -> new GZIPInputStream(new ByteArrayInputStream(body)), limit);
                    case "deflate" -> inflated(body, limit);
                    default ->
                        throw new Refused(new Refusal(
                                Refusal.Code.UNSUPPORTED_MEDIA_TYPE,
                                "The Content-Encoding is not read here: send gzip, deflate or none",
                                List.of(),
                                Map.of("Accept-Encoding", "gzip, deflate")));
                };
        BodyShare.take(request, decoded.length);
        return decoded;
    }

    private static List<String> codings(HttpRequest request) {
        var codings = new ArrayList<String>();
        for (var header : request.getHeaders()) {
            if (header.is("content-encoding")) {
                Stream.of(header.value().toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                        .forEach(codings::add);
            }
        }
        return codings;
    }

    /** Some send the bare data where RFC 9110 (section 8.4.1.2) has them in zlib's format. */
    private static byte[] inflated(byte[] body, long limit) {
        boolean zlib = (body[0] & 0xF) == ZLIB_METHOD && body.length > 1 && word(body) % 31 == 0;
        try (var inflater = new Inflater(!zlib)) {
            return read(() -> new InflaterInputStream(new ByteArrayInputStream(body), inflater), limit);
        }
    }

    private static int word(byte[] bytes) {
        return (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    }

    /** A stream whose beginning may already be wrong. */
    private interface Coded {
        InputStream open() throws IOException;
    }

    private static byte[] read(Coded coded, long limit) {
        try (var in = coded.open()) {
            var decoded = in.readNBytes((int) limit);
            if (in.read() >= 0) {
                throw new Refused(
                        Refusal.tooLarge("The body is larger than the " + limit + " bytes allowed here, once decoded"));
            }
            return decoded;
        } catch (IOException notSo) {
            throw new Refused(Refusal.malformed("The body is not coded as Content-Encoding says, or breaks off"));
        }
    }

    private ContentCoding() {}
}
