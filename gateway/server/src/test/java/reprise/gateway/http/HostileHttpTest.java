package reprise.gateway.http;

import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.testing.TestGateway;
import reprise.gateway.testing.Wire;

/** Bytes that no well-meaning client sends: they are refused or survived, and others are served all the while. */
class HostileHttpTest {
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(
                settings -> settings.with(new HttpSettings.Times(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1))),
                UnaryOperator.identity(),
                it -> path("echo", () -> post(() -> it.http.json(body -> it.http.answer(() -> Reply.ok(body))))),
                FastPath.NONE);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void othersAreServed() {
        assertThat(gateway.stranger().get("/nothing").status()).isEqualTo(404);
    }

    @Test
    void aUserAgentNestedWithoutEnd() throws IOException {
        assertThat(said(get("User-Agent: " + "(".repeat(7_000)))).startsWith("HTTP/1.1 404");
        assertThat(said(get("User-Agent: " + "(".repeat(100_000)))).startsWith("HTTP/1.1 431");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/boom", "boom", "*/*;q=x", ";;;,,,"})
    void acceptHeadersThatMeanNothing(String accept) throws IOException {
        assertThat(said(get("Accept: " + accept))).matches("(?s)HTTP/1.1 40[046].*");
    }

    @Test
    void anAcceptHeaderOfVeryManyRanges() throws IOException {
        assertThat(said(get("Accept: " + "text/html;q=0.1,".repeat(400) + "*/*")))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void headersTooLargeOrTooMany() throws IOException {
        hasEnvelope(said(get("X-Large: " + "x".repeat(1024 * 1024))), 431, "HEADERS_TOO_LARGE");
        hasEnvelope(said(get("X-Many: 1\r\n".repeat(10_000) + "X-Last: 1")), 431, "HEADERS_TOO_LARGE");
    }

    @Test
    void anUrlThatIsTooLong() throws IOException {
        hasEnvelope(said("GET /" + "a".repeat(65_536) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"), 414, "URI_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Content-Length: 2\r\nTransfer-Encoding: chunked",
                "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: -1",
                "Content-Length: x",
                "Transfer-Encoding: identity"
            })
    void twoMindsAboutWhereTheBodyEnds(String headers) throws IOException {
        var answer = said("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
                + "\r\n\r\n2\r\n{}\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(answer.split("HTTP/1.1 ", -1)).as("one answer, then closed").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE", "GET", "GET / HTTP/9.9", "GET http://[ HTTP/1.1", "G\u0001T / HTTP/1.1"})
    void whatIsNoRequestLine(String line) throws IOException {
        var answer = said(line + "\r\nHost: localhost\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 40[05].*").contains("\"requestId\"");
    }

    @Test
    void aMethodNobodyKnows() throws IOException {
        hasEnvelope(said("PROPFIND / HTTP/1.1\r\nHost: localhost\r\n\r\n"), 405, "METHOD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%", "/%zz", "/?%", "/%00", "/a%0d%0aX-Evil:1", "/%ff", "/..%2f..%2fetc/passwd", "//", "/\\.."})
    void pathsThatMeanMischief(String target) throws IOException {
        var answer = said("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .matches("(?s)HTTP/1.1 (400|404).*")
                .contains("\"requestId\"")
                .doesNotContain("X-Evil:1\r\n");
    }

    @Test
    void aBodyThatNeverComesIsGivenUp() throws IOException {
        var answer = said(
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
        hasEnvelope(answer, 408, "REQUEST_TIMEOUT");
    }

    @Test
    void aHeaderThatNeverEndsIsGivenUp() throws IOException {
        hasEnvelope(said("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "), 408, "REQUEST_TIMEOUT");
    }

    @Test
    void aBodyThatNobodyReadsDoesNotHoldTheConnection() throws IOException {
        var answer = said(
                "POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50000000\r\n\r\n"
                        + "x".repeat(300_000));
        assertThat(answer).startsWith("HTTP/1.1 404");
    }

    private static String get(String header) {
        return "GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n";
    }

    private static String said(String request) throws IOException {
        return Wire.said(gateway.port(), request);
    }

    private static void hasEnvelope(String answer, int status, String code) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("\"code\":\"" + code + "\"", "\"requestId\":", "X-Content-Type-Options: nosniff")
                .contains("X-Request-Id: ", "Content-Security-Policy: ");
    }
}
