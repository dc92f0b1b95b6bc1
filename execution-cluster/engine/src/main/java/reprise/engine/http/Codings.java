package reprise.engine.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import reprise.sdk.HttpClient.CallFailed;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.HttpClient.Response;

/** Undoes the content codings of an answer. Nobody asked for them, but some servers keep what they were given that way. */
final class Codings {
    private static final Set<String> KNOWN = Set.of("gzip", "x-gzip", "deflate", "identity");
    private static final int LAYERS = 3;

    private Codings() {}

    /** As it is where it has no coding, or one that is not known here. */
    static Response decoded(Response answer, long maxBytes) throws CallFailed {
        List<String> codings = of(answer);
        if (codings.isEmpty() || answer.body().length == 0 || !KNOWN.containsAll(codings) || codings.size() > LAYERS) {
            return answer;
        }
        byte[] body = answer.body();
        for (String coding : codings.reversed()) {
            body = decoded(coding, body, maxBytes);
        }
        var headers = answer.headers().stream()
                .filter(header -> !Set.of("content-encoding", "content-length").contains(header.name()))
                .toList();
        return new Response(answer.status(), headers, answer.contentType(), body);
    }

    /** In the order they were applied. */
    private static List<String> of(Response answer) {
        var codings = new ArrayList<String>();
        for (Header header : answer.headers()) {
            if (header.name().equals("content-encoding")) {
                for (String coding : header.value().split(",")) {
                    codings.add(coding.strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        codings.removeIf(String::isEmpty);
        return codings;
    }

    private static byte[] decoded(String coding, byte[] body, long maxBytes) throws CallFailed {
        if (coding.equals("identity")) {
            return body;
        }
        try (InputStream in = stream(coding, body)) {
            byte[] decoded = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE));
            if (decoded.length > maxBytes) {
                throw Failures.tooLarge(maxBytes);
            }
            return decoded;
        } catch (IOException _) {
            throw Failures.wronglyCoded(coding);
        }
    }

    private static InputStream stream(String coding, byte[] body) throws IOException {
        var bytes = new ByteArrayInputStream(body);
        return coding.equals("deflate")
                ? new InflaterInputStream(bytes, new Inflater(!hasZlibHeader(body)))
                : new GZIPInputStream(bytes);
    }

    /** RFC 9110 means zlib by deflate, but some servers leave its header out. */
    private static boolean hasZlibHeader(byte[] body) {
        return body.length > 1 && (body[0] & 0x0f) == 8 && ((body[0] & 0xff) << 8 | body[1] & 0xff) % 31 == 0;
    }
}
