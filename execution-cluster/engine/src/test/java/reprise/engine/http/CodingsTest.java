package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.sdk.HttpClient.CallFailed;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.HttpClient.Response;

class CodingsTest {
    private static final byte[] TEXT = "the same again, the same again".getBytes(StandardCharsets.UTF_8);
    private static final Header TYPE = new Header("content-type", "text/plain");

    @ParameterizedTest
    @CsvSource({
        "gzip, gzip",
        "x-gzip, gzip",
        "GZIP, gzip",
        "deflate, zlib",
        "deflate, raw",
        "identity, none",
        "' ', none"
    })
    void decodes(String said, String done) throws Exception {
        var answer = Codings.decoded(answer(coded(done, TEXT), said), 1_000);

        assertThat(answer.body()).isEqualTo(TEXT);
        assertThat(answer.headers()).contains(TYPE);
    }

    @Test
    void tellsNoLongerOfCodingsThatAreUndone() throws Exception {
        assertThat(Codings.decoded(answer(coded("gzip", TEXT), "gzip"), 1_000).headers())
                .containsExactly(TYPE);
    }

    @Test
    void undoesSeveralFromTheLastToTheFirst() throws Exception {
        byte[] both = coded("gzip", coded("zlib", TEXT));

        assertThat(Codings.decoded(answer(both, "deflate, gzip"), 1_000).body()).isEqualTo(TEXT);
        assertThat(Codings.decoded(answer(both, "deflate", "gzip"), 1_000).body())
                .isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, br", "gzip, gzip, gzip, gzip"})
    void leavesWhatItDoesNotKnowAsItIs(String coding) throws Exception {
        var answer = answer(TEXT, coding);

        assertThat(Codings.decoded(answer, 1_000)).isSameAs(answer);
    }

    @Test
    void keepsTheLimitAlsoForWhatGrows() throws Exception {
        byte[] bomb = coded("gzip", new byte[50_000_000]);
        byte[] nested = coded("gzip", bomb);

        assertThat(failure(answer(bomb, "gzip"), 1_000_000)).isEqualTo("RESPONSE_TOO_LARGE");
        assertThat(failure(answer(nested, "gzip, gzip"), 1_000_000)).isEqualTo("RESPONSE_TOO_LARGE");
        assertThat(Codings.decoded(answer(coded("gzip", TEXT), "gzip"), TEXT.length)
                        .body())
                .isEqualTo(TEXT);
        assertThat(failure(answer(coded("gzip", TEXT), "gzip"), TEXT.length - 1))
                .isEqualTo("RESPONSE_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void refusesWhatIsNotWhatItSays(String coding) throws Exception {
        byte[] whole = coded(coding.equals("gzip") ? "gzip" : "zlib", TEXT);
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 9);

        assertThat(failure(answer(TEXT, coding), 1_000)).isEqualTo("INVALID_RESPONSE");
        assertThat(failure(answer(cut, coding), 1_000)).isEqualTo("INVALID_RESPONSE");
    }

    private static String failure(Response answer, long limit) {
        return assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> Codings.decoded(answer, limit))
                .actual()
                .failure()
                .code();
    }

    private static Response answer(byte[] body, String... codings) {
        var headers = new java.util.ArrayList<>(List.of(TYPE));
        for (String coding : codings) {
            headers.add(new Header("content-encoding", coding));
        }
        headers.add(new Header("content-length", Integer.toString(body.length)));
        return new Response(200, headers, "text/plain", body);
    }

    private static byte[] coded(String how, byte[] body) throws IOException {
        var coded = new ByteArrayOutputStream();
        try (var out =
                switch (how) {
                    case "gzip" -> new GZIPOutputStream(coded);
                    case "zlib" -> new DeflaterOutputStream(coded);
                    case "raw" -> new DeflaterOutputStream(coded, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
                    default -> coded;
                }) {
            out.write(body);
        }
        return coded.toByteArray();
    }
}
