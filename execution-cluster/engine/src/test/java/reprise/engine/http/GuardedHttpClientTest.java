package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.http.Calls.CLIENT;
import static reprise.engine.http.Calls.failure;
import static reprise.engine.http.Calls.get;
import static reprise.engine.http.Calls.request;
import static reprise.engine.http.Calls.text;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.engine.http.RawServer.Received;
import reprise.sdk.HttpClient.Header;

class GuardedHttpClientTest {
    private static final String[] OK = {"HTTP/1.1 200 OK", "Content-Type: text/plain", "Content-Length: 2", "", "ok"};

    @Test
    void sendsWhatItIsGivenAndReturnsTheAnswer() throws Exception {
        try (var server = RawServer.saying(
                "HTTP/1.1 201 Created",
                "X-B: 1",
                "x-b: 2",
                "Content-Type: text/plain; charset=UTF-8",
                "Content-Length: 3",
                "",
                "yes")) {
            var answer = CLIENT.call(request(
                    "POST",
                    server.url("/a%2Fb//c/../d;e?q=%41&r="),
                    "hello",
                    new Header("X-A", "one two"),
                    new Header("x-a", "3")));

            Received sent = server.received.getFirst();
            assertThat(sent.line()).isEqualTo("POST /a%2Fb//c/../d;e?q=%41&r= HTTP/1.1");
            assertThat(sent.head().lines().skip(1).filter(line -> !line.isEmpty()))
                    .containsExactlyInAnyOrder(
                            "X-A: one two",
                            "x-a: 3",
                            "User-Agent: Reprise",
                            "Accept-Encoding: identity",
                            "Content-Type: text/plain",
                            "Host: 127.0.0.1:" + server.port(),
                            "Content-Length: 5");
            assertThat(sent.body()).asString().isEqualTo("hello");
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.headers()).contains(new Header("x-b", "1"), new Header("x-b", "2"));
            assertThat(answer.contentType()).isEqualTo("text/plain; charset=UTF-8");
            assertThat(text(answer)).isEqualTo("yes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PATCH", "OPTIONS", "PROPFIND"})
    void knowsEveryMethod(String method) throws Exception {
        try (var server = RawServer.saying(OK)) {
            assertThat(text(CLIENT.call(request(method, server.url("/"), "body"))))
                    .isEqualTo("ok");
            assertThat(server.received.getFirst().line()).isEqualTo(method + " / HTTP/1.1");
        }
    }

    @Test
    void waitsForNoBodyAfterAHead() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 200 OK", "Content-Length: 1000", "", "")) {
            assertThat(CLIENT.call(request("HEAD", server.url("/"), "")).body()).isEmpty();
        }
    }

    @Test
    void readsChunkedAndUnboundedBodies() throws Exception {
        try (var server = RawServer.saying(
                "HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "3", "abc", "2", "de", "0", "", "")) {
            assertThat(text(CLIENT.call(get(server.url("/"))))).isEqualTo("abcde");
        }
        try (var server = new RawServer((_, socket) -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nto the end".getBytes());
            socket.close();
        })) {
            assertThat(text(CLIENT.call(get(server.url("/"))))).isEqualTo("to the end");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"100 Continue", "103 Early Hints"})
    void waitsForTheAnswerBehindAnInterimOne(String interim) throws Exception {
        try (var server = RawServer.saying(
                "HTTP/1.1 " + interim, "Link: </a.css>", "", "HTTP/1.1 200 OK", "Content-Length: 2", "", "ok")) {
            assertThat(text(CLIENT.call(get(server.url("/"))))).isEqualTo("ok");
            assertThat(text(CLIENT.call(get(server.url("/"))))).isEqualTo("ok");
        }
    }

    @Test
    void readsStatusesThatNobodyHasHeardOf() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 299 Odd", "Content-Length: 2", "", "ok")) {
            assertThat(CLIENT.call(get(server.url("/"))).status()).isEqualTo(299);
        }
        try (var server = RawServer.saying("HTTP/1.1 599", "Content-Length: 2", "", "ok")) {
            assertThat(CLIENT.call(get(server.url("/"))).status()).isEqualTo(599);
        }
    }

    @Test
    void callsIpv6AddressesToo() throws Exception {
        try (var socket = new ServerSocket(0, 50, InetAddress.ofLiteral("::1"));
                var server = new RawServer(socket, (_, answer) -> answer.getOutputStream()
                        .write(String.join("\r\n", OK).getBytes()));
                var client = Calls.client("[::1]:" + server.port())) {
            assertThat(text(client.of("a").call(get("http://[::1]:" + server.port() + "/"))))
                    .isEqualTo("ok");
            assertThat(server.received.getFirst().head()).contains("Host: [::1]:" + server.port());
        }
    }

    @Test
    void inventsNoHeaders() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 200 OK", "Content-Length: 2", "", "ok")) {
            var answer = CLIENT.call(request("POST", server.url("/"), ""));
            assertThat(answer.contentType()).isEmpty();
            assertThat(answer.headers()).containsExactly(new Header("content-length", "2"));
            assertThat(server.received.getFirst().head().toLowerCase(Locale.ROOT))
                    .contains("content-length: 0")
                    .doesNotContain("content-type");
        }
        try (var server = RawServer.saying("HTTP/1.1 200 OK", "Content-Type: ???", "Content-Length: 2", "", "ok")) {
            assertThat(CLIENT.call(get(server.url("/"))).contentType()).isEqualTo("???");
        }
    }

    @Test
    void keepsTheLengthThatAnAnswerToHeadTells() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 200 OK", "Content-Length: 1000", "", "")) {
            assertThat(CLIENT.call(request("HEAD", server.url("/"), "")).headers())
                    .containsExactly(new Header("content-length", "1000"));
        }
    }

    @Test
    void keepsHeadersThatComeTwiceApart() throws Exception {
        try (var server = RawServer.saying(
                "HTTP/1.1 200 OK",
                "Set-Cookie: a=1; Expires=Thu, 01 Jan",
                "Set-Cookie: b=2",
                "Content-Length: 0",
                "",
                "")) {
            assertThat(CLIENT.call(get(server.url("/"))).headers())
                    .startsWith(new Header("set-cookie", "a=1; Expires=Thu, 01 Jan"), new Header("set-cookie", "b=2"));
        }
    }

    @Test
    void callsHostsWithUnderscores() throws Exception {
        try (var server = RawServer.saying(OK);
                var client = Calls.client("my_service", _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")})) {
            assertThat(text(client.of("a").call(get("http://my_service:" + server.port() + "/"))))
                    .isEqualTo("ok");
            assertThat(server.received.getFirst().head()).contains("Host: my_service:" + server.port());
        }
    }

    @Test
    void saysWhereNothingListensThatNothingWasReceived() throws Exception {
        int port;
        try (var server = RawServer.saying(OK)) {
            port = server.port();
        }
        var failure = failure(get("http://127.0.0.1:" + port + "/"));

        assertThat(failure.code()).isEqualTo("CONNECT_FAILED");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.definite()).isTrue();
    }
}
