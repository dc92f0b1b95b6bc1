package reprise.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    private static final String ANSWER =
            "HTTP/1.1 202 Accepted\r\nX-Request-Id: 1\r\nContent-LENGTH: 12\r\nServer: x\r\n\r\nhello\r\n\r\nall";

    private final AnswerReader reader = new AnswerReader();

    @Test
    void findsTheEndWhereverTheAnswerIsTorn() {
        for (int at = 0; at < ANSWER.length(); at++) {
            reader.next();
            assertThat(reader.read(bytes(ANSWER.substring(0, at)))).isFalse();
            assertThat(reader.read(bytes(ANSWER.substring(at)))).isTrue();
            assertThat(reader.status()).isEqualTo(202);
        }
    }

    @Test
    void leavesWhatBelongsToTheNextAnswer() {
        var two = bytes(ANSWER + "HTTP/1.1 503 Unavailable\r\ncontent-length:0\r\n\r\n");
        assertThat(reader.read(two)).isTrue();
        reader.next();
        assertThat(reader.read(two)).isTrue();
        assertThat(reader.status()).isEqualTo(503);
        assertThat(two.hasRemaining()).isFalse();
    }

    @Test
    void refusesAnAnswerThatDoesNotTellItsLength() {
        assertThatThrownBy(() -> reader.read(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")))
                .hasMessageContaining("does not tell its length");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
