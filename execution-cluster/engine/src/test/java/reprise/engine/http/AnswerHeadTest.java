package reprise.engine.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.http.Calls.CLIENT;
import static reprise.engine.http.Calls.failure;
import static reprise.engine.http.Calls.get;
import static reprise.engine.http.Calls.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.sdk.HttpClient.Header;

/** Heads of answers as sloppy and hostile servers write them. */
class AnswerHeadTest {

    @ParameterizedTest
    @ValueSource(strings = {"\u00e9", "\u00e0", "\u00f7", "\u00ff", "\u0080"})
    void takesBytesBeyondAsciiForLatin1WhereverTheyStand(String odd) throws Exception {
        try (var server = RawServer.saying(
                "HTTP/1.1 200 " + odd,
                "X-Last: Jos" + odd,
                "X-Within: M" + odd + "ller",
                "X-Alone: " + odd,
                "Content-Length: 2",
                "X-End: " + odd,
                "",
                "ok")) {
            var answer = CLIENT.call(get(server.url("/")));

            assertThat(text(answer)).isEqualTo("ok");
            assertThat(answer.headers())
                    .containsExactly(
                            new Header("x-last", "Jos" + odd),
                            new Header("x-within", "M" + odd + "ller"),
                            new Header("x-alone", odd),
                            new Header("content-length", "2"),
                            new Header("x-end", odd));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A: a\u0000b",
                "X-A: a\rb",
                "X-A: a\u007fb",
                "X-A : a",
                " X-A: a",
                "X A: a",
                "X-A",
                ": a",
                "X\u00e9: a",
                "Content-Length: +2",
                "Content-Length: -2",
                "Content-Length: 0x2",
                "Content-Length: 2 3",
                "Content-Length: 2, 3",
                "Content-Length:",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: chunked\r\nContent-Length: 2",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding:",
            })
    void refusesWhatCouldBeReadInTwoWays(String line) throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 200 OK", line, "X-B: b", "", "ok")) {
            assertThat(failure(get(server.url("/"))).code()).isEqualTo("INVALID_RESPONSE");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 20 OK",
                "HTTP/1.1 2000 OK",
                "HTTP/1.1 099 OK",
                "HTTP/1.1 +20 OK",
                "HTTP/2 200 OK",
                "HTTP/0.9 200 OK",
                "http/1.1 200 OK",
                "HTTP/1.1  200 OK",
                "HTTP/1.1 200OK",
                "ICY 200 OK",
                "",
                "HTTP/1.1 101 Switching Protocols"
            })
    void refusesWhatIsNoStatusLine(String line) throws Exception {
        try (var server = RawServer.saying(line, "Content-Length: 2", "", "ok")) {
            assertThat(failure(get(server.url("/"))).code()).isEqualTo("INVALID_RESPONSE");
        }
    }

    @Test
    void takesTheSameLengthSaidTwiceForOne() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 200 OK", "Content-Length: 2", "Content-Length: 2, 2", "", "ok")) {
            assertThat(text(CLIENT.call(get(server.url("/"))))).isEqualTo("ok");
        }
    }

    @Test
    void readsFoldedAndPaddedValues() throws Exception {
        try (var server = RawServer.saying(
                "HTTP/1.1 200", "X-A: \t a  b \t", "X-B: one", "  two", "X-C:", "Content-Length: 0", "", "")) {
            assertThat(CLIENT.call(get(server.url("/"))).headers())
                    .startsWith(new Header("x-a", "a  b"), new Header("x-b", "one two"), new Header("x-c", ""));
        }
    }

    @Test
    void takesAHeadThatIsCutOffForNoAnswer() throws Exception {
        String head = "HTTP/1.1 200 OK\r\nX-A: a\r\n\r\n";
        for (int cut = 0; cut < head.length(); cut++) {
            byte[] sent = head.substring(0, cut).getBytes(ISO_8859_1);
            try (var server = new RawServer((_, socket) -> {
                socket.getOutputStream().write(sent);
                socket.close();
            })) {
                assertThat(failure(get(server.url("/"))).code())
                        .as("cut after %s", cut)
                        .isEqualTo("CONNECTION_LOST");
            }
        }
    }
}
