package reprise.engine.http;

import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.BasicLineParser;
import org.apache.hc.core5.http.message.LineParser;
import org.apache.hc.core5.http.message.RequestLine;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * The lines of an answer's head, as RFC 9112 has them and no other way: nothing that could be read as something else by
 * somebody in between. Bytes beyond ASCII count as Latin-1.
 */
final class AnswerLines implements LineParser {
    static final AnswerLines STRICT = new AnswerLines();

    private static final Pattern STATUS_LINE =
            Pattern.compile("HTTP/1\\.[01] [1-9]\\d\\d(?: [\\t\\x20-\\x7e\\x80-\\xff]*)?");
    private static final Pattern HEADER =
            Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}:[\\t\\x20-\\x7e\\x80-\\xff]*");

    private AnswerLines() {}

    @Override
    public StatusLine parseStatusLine(CharArrayBuffer line) throws ParseException {
        check(STATUS_LINE, line, "no status line");
        return BasicLineParser.INSTANCE.parseStatusLine(line);
    }

    @Override
    public Header parseHeader(CharArrayBuffer line) throws ParseException {
        check(HEADER, line, "no header");
        return BasicLineParser.INSTANCE.parseHeader(line);
    }

    @Override
    public RequestLine parseRequestLine(CharArrayBuffer line) throws ParseException {
        throw new ParseException("an answer begins with a status line");
    }

    private static void check(Pattern form, CharArrayBuffer line, String issue) throws ParseException {
        if (!form.matcher(line).matches()) {
            throw new ParseException(issue);
        }
    }
}
