package reprise.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.RawHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {
    private static final byte[] HELLO = "Hello, José".getBytes(UTF_8);

    @Test
    void isUndone() {
        assertThat(undone("gzip", gzip(HELLO), 100)).isEqualTo(HELLO);
        assertThat(undone("X-GZIP", gzip(HELLO), 100)).isEqualTo(HELLO);
        assertThat(undone("deflate", deflate(HELLO, false), 100)).isEqualTo(HELLO);
        assertThat(undone("deflate", deflate(HELLO, true), 100))
                .as("without zlib's format")
                .isEqualTo(HELLO);
        assertThat(undone("identity , gzip", gzip(HELLO), 100)).isEqualTo(HELLO);
    }

    @Test
    void leavesAloneWhatIsNotCoded() {
        assertThat(undone("identity", HELLO, 100)).isSameAs(HELLO);
        assertThat(undone("", HELLO, 100)).isSameAs(HELLO);
        assertThat(undone("gzip", new byte[0], 100)).isEmpty();
    }

    @Test
    void endsAtTheLimitWhateverIsInside() {
        var bomb = gzip(new byte[10_000_000]);
        assertThat(undone("gzip", bomb, 10_000_000)).hasSize(10_000_000);
        refused("gzip", bomb, 9_999_999).extracting(ContentCodingTest::code).isEqualTo(Refusal.Code.PAYLOAD_TOO_LARGE);
        refused("deflate", deflate(new byte[10_000_000], true), 1_000)
                .extracting(ContentCodingTest::code)
                .isEqualTo(Refusal.Code.PAYLOAD_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "compress", "gzip, gzip", "gzip;q=1", "nonsense"})
    void isNotUndoneWhereItIsAnother(String coding) {
        refused(coding, HELLO, 100).satisfies(refused -> {
            assertThat(code(refused)).isEqualTo(Refusal.Code.UNSUPPORTED_MEDIA_TYPE);
            assertThat(((Refused) refused).refusal().headers()).containsEntry("Accept-Encoding", "gzip, deflate");
        });
    }

    @Test
    void isRefusedWhereTheBytesAreNotCodedSo() {
        var whole = gzip(HELLO);
        for (int length = 1; length < whole.length; length++) {
            refused("gzip", Arrays.copyOf(whole, length), 100)
                    .extracting(ContentCodingTest::code)
                    .isEqualTo(Refusal.Code.MALFORMED_REQUEST);
        }
        for (var coding : new String[] {"gzip", "deflate"}) {
            refused(coding, HELLO, 100).extracting(ContentCodingTest::code).isEqualTo(Refusal.Code.MALFORMED_REQUEST);
        }
    }

    private static Refusal.Code code(Throwable refused) {
        return ((Refused) refused).refusal().code();
    }

    private static byte[] undone(String coding, byte[] body, long limit) {
        return ContentCoding.undone(
                HttpRequest.POST("/").addHeader(RawHeader.create("Content-Encoding", coding)), body, limit);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(String coding, byte[] body, long limit) {
        return assertThatThrownBy(() -> undone(coding, body, limit)).isInstanceOf(Refused.class);
    }

    private static byte[] gzip(byte[] bytes) {
        return written(bytes, out -> {
            try {
                return new GZIPOutputStream(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static byte[] deflate(byte[] bytes, boolean bare) {
        return written(bytes, out -> new DeflaterOutputStream(out, new Deflater(9, bare)));
    }

    private static byte[] written(byte[] bytes, Function<OutputStream, OutputStream> coder) {
        var out = new ByteArrayOutputStream();
        try (var coding = coder.apply(out)) {
            coding.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
