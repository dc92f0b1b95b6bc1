package reprise.gateway.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import reprise.gateway.http.ParameterReader;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.SentType;
import reprise.gateway.http.UrlEncoded;
import reprise.sdk.text.Charsets;

/**
 * Parts a form with files ({@code multipart/form-data}, RFC 7578). A delimiter begins with a line end and has none after it,
 * so no byte is compared more than twice.
 */
final class MultipartForm {
    static final int MOST_PARTS = 1_000;

    private static final int LONGEST_HEAD = 16 * 1024;

    /** RFC 2046 has 70. */
    private static final int LONGEST_BOUNDARY = 200;

    /**
     * @param fileName where the part is a file; it may be empty
     * @param type of the content, {@link SentType#NONE} where the part says nothing
     */
    record Part(String name, Optional<String> fileName, SentType type, byte[] content) {}

    private final byte[] body;
    private final byte[] delimiter;
    private final List<Part> parts = new ArrayList<>();

    private MultipartForm(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @throws Refused where it cannot be parted, naming what is wrong */
    static List<Part> read(SentType type, byte[] body) {
        var boundary = Optional.ofNullable(type.parameters().get("boundary"))
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_BOUNDARY)
                .orElseThrow(
                        () -> refused("must name its boundary in Content-Type: let your HTTP client set that header"));
        var form = new MultipartForm(body, boundary);
        form.read();
        return form.parts;
    }

    private void read() {
        int at = opening();
        while (!isLast(at)) {
            int head = lineEnd(at);
            int content = headEnd(head);
            int end = delimiter(content);
            if (end < 0) {
                throw refused("breaks off: its last boundary, which ends with two dashes, is missing");
            }
            if (parts.size() == MOST_PARTS) {
                throw refused("has more than " + MOST_PARTS + " parts");
            }
            parts.add(part(headers(head, content), Arrays.copyOfRange(body, content + 4, Math.max(end, content + 4))));
            at = end + delimiter.length;
        }
    }

    /** Behind the first delimiter, which may be the first line. What comes before it is for nobody. */
    private int opening() {
        int end = delimiter.length - 2;
        if (Arrays.equals(body, 0, Math.min(body.length, end), delimiter, 2, delimiter.length) && isEnded(end)) {
            return end;
        }
        int first = delimiter(0);
        if (first < 0) {
            throw refused("has no line that is its boundary");
        }
        return first + delimiter.length;
    }

    private boolean isLast(int at) {
        return at + 1 < body.length && body[at] == '-' && body[at + 1] == '-';
    }

    /** At the line end behind a delimiter: where the head of the part begins with one. */
    private int lineEnd(int at) {
        while (at < body.length && (body[at] == ' ' || body[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** Where the empty line is that parts head and content: at the line end before it. */
    private int headEnd(int head) {
        for (int at = head; at + 3 < body.length && at - head <= LONGEST_HEAD; at++) {
            if (body[at] == '\r' && body[at + 1] == '\n' && body[at + 2] == '\r' && body[at + 3] == '\n') {
                return at;
            }
        }
        throw refused("has a part whose headers do not end: an empty line must follow them, within " + LONGEST_HEAD
                + " bytes");
    }

    /** Where the next one begins that is followed by a line end or by two dashes; -1 where there is none. */
    private int delimiter(int from) {
        for (int at = from; at + delimiter.length <= body.length; at++) {
            int end = at + delimiter.length;
            if (body[at] == '\r' && Arrays.equals(body, at, end, delimiter, 0, delimiter.length) && isEnded(end)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isEnded(int delimiterEnd) {
        int at = lineEnd(delimiterEnd);
        return isLast(delimiterEnd) || at + 1 < body.length && body[at] == '\r' && body[at + 1] == '\n';
    }

    private Map<String, String> headers(int from, int to) {
        var text = Charsets.decode(Arrays.copyOfRange(body, from, to), StandardCharsets.UTF_8)
                .orElseThrow(() -> refused("has a part whose headers are not in UTF-8"));
        var headers = new HashMap<String, String>();
        for (var line : text.split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private Part part(Map<String, String> headers, byte[] content) {
        refuseEncoded(headers.getOrDefault("content-transfer-encoding", "binary"));
        var disposition = new HashMap<String, String>();
        var reader = new ParameterReader(headers.getOrDefault("content-disposition", ""));
        if (!reader.first().equalsIgnoreCase("form-data")) {
            throw refused("has a part without a header Content-Disposition: form-data");
        }
        reader.each(disposition::putIfAbsent);
        var name = Optional.ofNullable(disposition.get("name"))
                .filter(text -> text.length() <= UrlEncoded.LONGEST_NAME)
                .orElseThrow(() -> refused("has a part without a name, or with one that is too long"));
        var extended = Optional.ofNullable(disposition.get("filename*")).map(MultipartForm::extended);
        var fileName = extended.or(
                () -> Optional.ofNullable(disposition.get("filename")).map(MultipartForm::unescaped));
        var type = Optional.ofNullable(headers.get("content-type"))
                .map(SentType::parse)
                .orElse(SentType.NONE);
        return new Part(unescaped(name), fileName, type, content);
    }

    private static void refuseEncoded(String encoding) {
        if (!List.of("binary", "8bit", "7bit").contains(encoding.toLowerCase(Locale.ROOT))) {
            throw refused("has a part with a Content-Transfer-Encoding: send its bytes as they are");
        }
    }

    /** Browsers write so what a quoted text cannot hold (WHATWG HTML, multipart/form-data). */
    private static String unescaped(String name) {
        return name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    }

    /** {@code UTF-8''na%C3%AFve.txt} (RFC 8187). */
    private static String extended(String value) {
        var parts = value.split("'", 3);
        var charset = Charsets.named(parts[0]);
        if (parts.length < 3 || charset.isEmpty()) {
            throw refused("has a filename* that cannot be read: write UTF-8'' and the name, percent-encoded");
        }
        return UrlEncoded.extended(parts[2], charset.get());
    }

    private static Refused refused(String issue) {
        return new Refused(Refusal.malformed("The multipart form in the body " + issue));
    }
}
