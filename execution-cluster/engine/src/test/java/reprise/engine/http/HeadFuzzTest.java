package reprise.engine.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.junit.jupiter.api.Test;

/** Random heads in random pieces, read by the client's parser and by a plain model of RFC 9112: both say the same. */
class HeadFuzzTest {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] [1-9][0-9]{2}( [\\t -~\u0080-\u00ff]*)?");
    private static final Pattern FIELD = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):([\\t -~\u0080-\u00ff]*)");
    private static final String[] PARTS = {
        "X-A",
        "x",
        ":",
        " ",
        "\t",
        "\r\n",
        "\n",
        "\r",
        "\u00e9",
        "\u00f0",
        "\u00f7\u00e2",
        "\u0000",
        "Content-Length: 5",
        "HTTP/1.1 200 OK",
        "a",
        ", ",
        "\u007f",
        "\r\n\r\n",
        "X-B: b\r\n",
        "\u00c3\u00bc"
    };

    /** What remains is what an attacker would have taken for something else. */
    private record Read(List<String> headers, int remaining) {}

    @Test
    void readsWhatTheRfcSaysAndNothingElse() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        int sound = 0;
        for (int i = 0; i < 50_000 * Integer.getInteger("reprise.fuzz.times", 1); i++) {
            var head = new StringBuilder("HTTP/1.1 200 OK\r\nX-First: 1\r\n");
            for (int j = random.nextInt(10); j > 0; j--) {
                head.append(PARTS[random.nextInt(PARTS.length)]);
            }
            head.append("\r\nX-Last: 2\r\n\r\nbody");
            byte[] bytes = head.toString().getBytes(ISO_8859_1);

            Optional<Read> expected = model(head.toString());
            assertThat(parsed(bytes, random)).as("seed %s, head %s", seed, head).isEqualTo(expected);
            sound += expected.isPresent() ? 1 : 0;
        }
        assertThat(sound).isGreaterThan(1_000);
    }

    private static Optional<Read> parsed(byte[] bytes, Random random) {
        var in = new Pieces(bytes, random);
        var buffer = new SessionInputBufferImpl(256);
        try {
            var answer = new AnswerParser(
                            Http1Config.custom().setMaxEmptyLineCount(1).build())
                    .parse(buffer, in);
            var headers = Arrays.stream(answer.getHeaders())
                    .map(header -> header.getName().toLowerCase(Locale.ROOT) + "=" + header.getValue())
                    .toList();
            return Optional.of(new Read(headers, buffer.length() + in.available()));
        } catch (IOException | HttpException _) {
            return Optional.empty();
        }
    }

    private static Optional<Read> model(String head) {
        var headers = new ArrayList<String>();
        int at = 0;
        for (int line = 0; ; line++) {
            int end = head.indexOf('\n', at);
            if (end < 0) {
                return Optional.empty();
            }
            String text = head.substring(at, end > at && head.charAt(end - 1) == '\r' ? end - 1 : end);
            at = end + 1;
            if (line > 0 && text.isEmpty()) {
                return unfolded(headers, head.length() - at);
            }
            if (line == 0) {
                if (!STATUS.matcher(text).matches()) {
                    return Optional.empty();
                }
            } else if (headers.isEmpty() || !(text.startsWith(" ") || text.startsWith("\t"))) {
                headers.add(text);
            } else {
                headers.add(headers.removeLast() + " " + text.replaceFirst("^[ \\t]+", ""));
            }
        }
    }

    private static Optional<Read> unfolded(List<String> lines, int remaining) {
        var headers = new ArrayList<String>();
        for (String line : lines) {
            var field = FIELD.matcher(line);
            if (!field.matches()) {
                return Optional.empty();
            }
            headers.add(field.group(1).toLowerCase(Locale.ROOT) + "="
                    + field.group(2).replaceAll("^[ \\t]+|[ \\t]+$", ""));
        }
        return Optional.of(new Read(headers, remaining));
    }

    /** A stream that gives as much at a time as a network would: anything. */
    private static final class Pieces extends InputStream {
        private final ByteArrayInputStream bytes;
        private final Random random;

        Pieces(byte[] bytes, Random random) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            return bytes.read(to, offset, Math.min(length, 1 + random.nextInt(20)));
        }

        @Override
        public int available() {
            return bytes.available();
        }
    }
}
