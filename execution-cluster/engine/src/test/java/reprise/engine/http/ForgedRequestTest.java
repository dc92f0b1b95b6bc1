package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.http.Calls.failure;
import static reprise.engine.http.Calls.get;
import static reprise.engine.http.Calls.request;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.sdk.HttpClient.Follow;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.HttpClient.Request;

class ForgedRequestTest {
    private static final String[] OK = {"HTTP/1.1 200 OK", "Content-Type: text/plain", "Content-Length: 2", "", "ok"};

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nX-Evil: 1", "x\ny", "x\u0000y", "\u00e9"})
    void refusesAValueThatIsMoreThanALine(String value) throws Exception {
        try (var server = RawServer.saying(OK)) {
            assertThat(failure(get(server.url("/"), new Header("x-a", value))).code())
                    .isEqualTo("INVALID_REQUEST");
            assertThat(server.received).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x a", "x\r\ny", "x:y", "", "Host", "Content-Length", "transfer-encoding", "Connection"})
    void refusesANameThatForgesMessages(String name) throws Exception {
        try (var server = RawServer.saying(OK)) {
            assertThat(failure(get(server.url("/"), new Header(name, "1"))).code())
                    .isEqualTo("INVALID_REQUEST");
            assertThat(server.received).isEmpty();
        }
    }

    @Test
    void refusesAMethodOrContentTypeThatForgesMessages() throws Exception {
        try (var server = RawServer.saying(OK)) {
            assertThat(failure(request("GET /x HTTP/1.1\r\nA", server.url("/"), ""))
                            .code())
                    .isEqualTo("INVALID_REQUEST");
            var typed = new Request(
                    "POST",
                    URI.create(server.url("/")),
                    List.of(),
                    new byte[1],
                    "text/plain\r\nX-Evil: 1",
                    Follow.NONE,
                    100,
                    Duration.ofSeconds(5));
            assertThat(failure(typed).code()).isEqualTo("INVALID_REQUEST");
            assertThat(server.received).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "mailto:a@b", "/relative"})
    void callsNothingButHttp(String url) {
        assertThat(failure(get(url)).code()).isEqualTo("INVALID_REQUEST");
    }
}
