package reprise.gateway.http;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.handleWebSocketMessages;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.ws.Message;
import akka.http.javadsl.server.Route;
import akka.stream.javadsl.Flow;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.testing.TestGateway;
import reprise.gateway.testing.Wire;
import reprise.sdk.Json;

/** What comes on a connection is read as the standard says, or not at all; and what honest clients send is taken. */
class DoorTest {
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(
                settings -> settings.with(new HttpSettings.Times(
                        Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(1))),
                UnaryOperator.identity(),
                DoorTest::routes,
                FastPath.NONE);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static Route routes(TestGateway it) {
        return concat(
                path("ready", () -> get(() -> complete("ready"))),
                path("sent", () -> get(() -> extractRequest(request -> it.http.answer(() -> Reply.ok(sent(request)))))),
                path("echo", () -> post(() -> it.http.json(body -> it.http.answer(() -> Reply.ok(body))))),
                path("socket", () -> handleWebSocketMessages(Flow.of(Message.class))));
    }

    private static Json sent(HttpRequest request) {
        var head = SentHead.of(request).orElseThrow();
        return Json.object(
                "target",
                head.target(),
                "name",
                head.value("X-Name").orElse(""),
                "accept",
                head.value("accept").orElse(""),
                "disposition",
                head.value("content-disposition").orElse(""),
                "query",
                Json.array(request.getUri().query().toList().stream()
                        .map(pair -> Json.of(pair.first() + "=" + pair.second()))
                        .toList()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jos\u00e9",
                "\u00ef",
                "\u00f0",
                "x\u00f4\u00e0",
                "M\u00fcller",
                "Jos\u00e9 x",
                "\u00c3",
                "\u00ff\u00fe"
            })
    void noHeaderSwallowsTheEndOfItsLine(String name) throws IOException {
        var answer = said("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Name: " + name
                + "\r\nContent-Length: " + (2 + SMUGGLED.length()) + "\r\nConnection: close\r\n\r\n[]" + SMUGGLED);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("not valid JSON");
        assertThat(answer.split("HTTP/1.1 ", -1)).as("one answer").hasSize(2);
        assertThat(toldOf("X-Name: " + name)).contains("\"name\":\"" + utf8(name) + "\"");
        assertThat(toldOf("X-Name: " + utf8(name))).contains("\"name\":\"" + utf8(name) + "\"");
    }

    @Test
    void headersAreAsTheyWereSent() throws IOException {
        assertThat(toldOf("Accept:  text/html;q=0.50,*/*;  level=1\r\nContent-Disposition: attachment; filename=a.txt"))
                .contains(
                        "\"accept\":\"text/html;q=0.50,*/*;  level=1\"",
                        "\"disposition\":\"attachment; filename=a.txt\"");
    }

    @Test
    void targetsAreTakenAsBrowsersSendThem() throws IOException {
        var target = "/sent?ids=1|2&filter[name]=x&q={\"x\":1}&a=`x`&c=^<>&d=\\";
        assertThat(said("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("[\"ids=1|2\",\"filter[name]=x\",\"q={\\\"x\\\":1}\",\"a=`x`\",\"c=^<>\",\"d=\\\\\"]");
    }

    @Test
    void loadBalancersAskInHttp10WithoutHost() throws IOException {
        assertThat(said("GET /ready HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .endsWith("ready");
    }

    @Test
    void whereThereIsGetThereIsHead() throws IOException {
        assertThat(said("HEAD /ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Length: 5\r\n")
                .endsWith("\r\n\r\n");
        assertThat(said("HEAD /ready HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx"))
                .startsWith("HTTP/1.1 400")
                .endsWith("\r\n\r\n");
    }

    @Test
    void requestsForOtherHostsAreNotOurs() throws IOException {
        var foreign = " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
        assertThat(said("GET /sent" + foreign))
                .startsWith("HTTP/1.1 421")
                .contains("\"code\":\"MISDIRECTED_REQUEST\"", "REPRISE_PUBLIC_URL");
        assertThat(said("GET http://evil.example/sent HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(said("GET http://localhost/sent" + foreign)).startsWith("HTTP/1.1 200");
        assertThat(said("GET /ready" + foreign)).startsWith("HTTP/1.1 200");
    }

    @Test
    void pagesOfOtherSitesMakeNoUseOfAPasswordThatABrowserKeeps() throws IOException {
        var change = "PATCH /api/v1/users/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic YTpi\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n";
        assertThat(said(change + "Sec-Fetch-Site: cross-site\r\n\r\n{}"))
                .startsWith("HTTP/1.1 403")
                .contains("\"code\":\"FORBIDDEN\"", "REPRISE_ALLOWED_ORIGINS");
        assertThat(said(change + "\r\n{}")).startsWith("HTTP/1.1 401");
    }

    @Test
    void theServerAsAWholeMayBeAskedForItsOptions() throws IOException {
        assertThat(said("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 204")
                .contains("Allow: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding:\r\n chunked",
                "Transfer-Encoding : chunked",
                "Content-Length:",
                "Content-Length: 0\r\nContent-Length: 0",
                "Content-Length: 0, 0",
                "Content-Length: +0",
                "Content-Length: 18446744073709551616",
                "X-A: 1\nContent-Length: 0",
                "X-A: \0",
                "X-A: 1\r2",
                " X-A: 1",
                "X-A\t: 1",
                ": 1",
                "X-A",
                "Host: localhost",
            })
    void whatTwoCouldReadDifferentlyIsReadByNobody(String lines) throws IOException {
        var answer = said("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + lines
                + "\r\n\r\n0\r\n\r\n" + SMUGGLED);
        assertThat(answer).matches("(?s)HTTP/1.1 4(00|13).*").contains("\"requestId\"", "Connection: close");
        assertThat(answer.split("HTTP/1.1 ", -1)).as("one answer").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2\n{}\r\n0\r\n\r\n",
                "2\r\n{}\n0\r\n\r\n",
                "2 2\r\n{}\r\n0\r\n\r\n",
                "0x2\r\n{}\r\n0\r\n\r\n",
                "2;a\nb\r\n{}\r\n0\r\n\r\n"
            })
    void chunksAreReadByTheLetter(String body) throws IOException {
        var answer = said("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + body + SMUGGLED);
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(answer.split("HTTP/1.1 ", -1)).as("one answer").hasSize(2);
    }

    @Test
    void honestChunksAreTaken() throws IOException {
        assertThat(said("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: Chunked\r\nConnection: close\r\n\r\n1;name=\"value\"\r\n[\r\n02\r\n1]\r\n0\r\n"
                        + "X-Trailer: 1\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .endsWith("[1]");
    }

    @Test
    void answersComeInTheOrderOfTheRequests() throws IOException {
        var three = "";
        for (int i = 1; i <= 3; i++) {
            three += "GET /sent HTTP/1.1\r\nHost: localhost\r\nX-Name: n" + i + (i == 3 ? "\r\nConnection: close" : "")
                    + "\r\n\r\n";
        }
        assertThat(said(three)).containsSubsequence("\"n1\"", "\"n2\"", "\"n3\"");
    }

    @Test
    void whatWasAskedBeforeABadRequestIsAnswered() throws IOException {
        assertThat(said("GET /sent HTTP/1.1\r\nHost: localhost\r\nX-Name: first\r\n\r\nGET / HTTP/1.1\n\n"))
                .containsSubsequence("HTTP/1.1 200", "\"first\"", "HTTP/1.1 400", "without a carriage return");
    }

    @Test
    void emptyLinesBetweenRequestsAreNoRequests() throws IOException {
        try (var wire = new Wire(gateway.port())) {
            wire.send("\r\nGET /ready HTTP/1.1\r\nHost: localhost\r\n\r\n\r\n\r\n");
            wire.heardUntil("\r\n\r\nready");
            wire.send("GET /ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(wire.heard()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aHeadThatDripsIsGivenUp() throws IOException {
        try (var wire = new Wire(gateway.port())) {
            wire.send("GET /ready HTTP/1.1\r\nHost: loc");
            assertThat(wire.heard()).startsWith("HTTP/1.1 408").contains("\"code\":\"REQUEST_TIMEOUT\"");
        }
    }

    @Test
    void aBodyThatStallsIsGivenUp() throws IOException {
        assertThat(said("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 90000\r\n\r\n{"))
                .startsWith("HTTP/1.1 408")
                .contains("\"code\":\"REQUEST_TIMEOUT\"", "Connection: close");
    }

    @Test
    void webSocketsPass() throws Exception {
        var heard = new CompletableFuture<String>();
        var socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        java.net.URI.create("ws://localhost:" + gateway.port() + "/socket"), new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket webSocket, CharSequence text, boolean last) {
                                heard.complete(text.toString());
                                return null;
                            }
                        })
                .get(10, TimeUnit.SECONDS);
        socket.sendText("hello \u00e9\n\n", true).get(10, TimeUnit.SECONDS);
        assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("hello \u00e9\n\n");
        socket.abort();
    }

    @Test
    void whoAsksInVainForAWebSocketGoesOnInHttp() throws IOException {
        assertThat(said("GET /ready HTTP/1.1\r\nHost: localhost\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n"
                        + "GET /ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .containsSubsequence("HTTP/1.1 200", "ready", "HTTP/1.1 200", "ready");
    }

    @Test
    void whoAsksForAWebSocketBehindOtherRequestsGetsAllTheAnswers() throws IOException {
        try (var wire = new Wire(gateway.port())) {
            wire.send("GET /ready HTTP/1.1\r\nHost: localhost\r\n\r\nGET /socket HTTP/1.1\r\nHost: localhost\r\n"
                    + "Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            wire.heardUntil("ready");
            assertThat(wire.heardUntil("\r\n\r\n")).startsWith("HTTP/1.1 101");
            wire.send("\u0081\u0082\0\0\0\0hi"); // a text of two letters, masked with nothing
            assertThat(wire.heardUntil("hi")).isEqualTo("\u0081\u0002hi");
        }
    }

    @Test
    void whatJustFitsIsTakenHoweverItMustBeWrittenForTheParser() throws IOException {
        var long8 = "\u00fc".repeat(8 * 1024 - 10);
        assertThat(said("GET /sent?q=" + long8.substring(10) + " HTTP/1.1\r\nHost: localhost\r\nX-Name: " + long8
                        + "\r\nConnection: close\r\n" + "X-A: 1\r\n".repeat(97) + "\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(toldOf("X-A: 1\r\n".repeat(98) + "X-A: 1")).startsWith("HTTP/1.1 431");
    }

    private static String toldOf(String header) throws IOException {
        return said("GET /sent HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n");
    }

    private static String said(String request) throws IOException {
        return Wire.said(gateway.port(), request);
    }

    private static String utf8(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
