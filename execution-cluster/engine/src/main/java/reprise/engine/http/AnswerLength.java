package reprise.engine.http;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolException;

/** How long an answer's body is (RFC 9112 section 6.3). What could be measured in two ways is refused. */
final class AnswerLength implements ContentLengthStrategy {
    static final AnswerLength STRICT = new AnswerLength();

    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private AnswerLength() {}

    @Override
    public long determineLength(HttpMessage answer) throws ProtocolException {
        boolean measured = answer.containsHeader(HttpHeaders.CONTENT_LENGTH);
        if (answer.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            if (measured || !isChunked(answer)) {
                throw new ProtocolException("an answer is either measured or chunked");
            }
            return CHUNKED;
        }
        return measured ? measured(answer) : UNDEFINED;
    }

    private static boolean isChunked(HttpMessage answer) {
        Header[] encodings = answer.getHeaders(HttpHeaders.TRANSFER_ENCODING);
        return encodings.length == 1
                && encodings[0].getValue().equalsIgnoreCase("chunked")
                && answer.getVersion().greaterEquals(HttpVersion.HTTP_1_1);
    }

    /** The same length said again is one length. */
    private static long measured(HttpMessage answer) throws ProtocolException {
        Set<String> lengths = Arrays.stream(answer.getHeaders(HttpHeaders.CONTENT_LENGTH))
                .flatMap(header -> Arrays.stream(header.getValue().split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toSet());
        String length = lengths.iterator().next();
        if (lengths.size() > 1 || !LENGTH.matcher(length).matches()) {
            throw new ProtocolException("an answer has one length");
        }
        return Long.parseLong(length);
    }
}
