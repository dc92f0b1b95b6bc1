package reprise.engine.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultClassicHttpResponseFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/** Reads the heads of one connection's answers, and knows what has been heard beyond them. */
final class AnswerParser implements HttpMessageParser<ClassicHttpResponse> {
    private final HttpMessageParser<ClassicHttpResponse> lines;
    private SessionInputBuffer buffer;

    AnswerParser(Http1Config limits) {
        this.lines =
                new DefaultHttpResponseParser(limits, AnswerLines.STRICT, DefaultClassicHttpResponseFactory.INSTANCE);
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
        this.buffer = buffer;
        return lines.parse(buffer, new Unended(in));
    }

    /** Whether bytes were read that belong to no answer so far. */
    boolean hasMore() {
        return buffer != null && buffer.length() > 0;
    }

    /** A head that ends with its connection is cut off; it must not pass for a whole one. */
    private static final class Unended extends FilterInputStream {
        Unended(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read < 0) {
                throw new ConnectionClosedException();
            }
            return read;
        }
    }
}
