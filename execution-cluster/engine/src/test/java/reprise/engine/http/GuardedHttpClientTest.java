package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.http.Calls.CLIENT;
import static reprise.engine.http.Calls.failure;
import static reprise.engine.http.Calls.get;
import static reprise.engine.http.Calls.request;
import static reprise.engine.http.Calls.text;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.engine.http.RawServer.Received;
import reprise.sdk.HttpClient.CallFailed;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.HttpClient.Request;

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
    void usesAConnectionAgain() throws Exception {
        try (var server = RawServer.saying(OK)) {
            for (int i = 0; i < 20; i++) {
                CLIENT.call(get(server.url("/" + i)));
            }
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void opensANewConnectionWhereTheServerClosesItsOwn() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 200 OK", "Connection: close", "Content-Length: 2", "", "ok")) {
            CLIENT.call(get(server.url("/")));
            CLIENT.call(get(server.url("/")));
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void neverTakesAnAnswerNobodyAskedForAsThatOfTheNextCall() throws Exception {
        try (var server = RawServer.saying(
                "HTTP/1.1 200 OK", "Content-Length: 2", "", "okHTTP/1.1 200 OK", "Content-Length: 6", "", "poison")) {
            var answers = new ArrayList<String>();
            for (int i = 0; i < 20; i++) {
                try {
                    answers.add(text(CLIENT.call(get(server.url("/" + i)))));
                } catch (CallFailed e) {
                    assertThat(e.failure().definite()).isFalse();
                }
            }
            assertThat(answers).isNotEmpty().containsOnly("ok");
        }
    }

    @Test
    void hangsUpOnAServerThatSpeaksUnasked() throws Exception {
        var hungUp = new CountDownLatch(1);
        try (var server = new RawServer((_, socket) -> {
            socket.getOutputStream().write(String.join("\r\n", OK).getBytes());
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison".getBytes());
            try {
                socket.getInputStream().read();
            } finally {
                hungUp.countDown();
            }
        })) {
            CLIENT.call(get(server.url("/")));

            assertThat(hungUp.await(HostPool.IDLE_NANOS * 3 / 4, TimeUnit.NANOSECONDS))
                    .as("hung up before the connection was old")
                    .isTrue();
            assertThat(text(CLIENT.call(get(server.url("/"))))).isEqualTo("ok");
        }
    }

    @Test
    void takesAnAnswerWithoutATypeForBytes() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 200 OK", "Content-Length: 2", "", "ok")) {
            assertThat(CLIENT.call(get(server.url("/"))).contentType()).isEqualTo("application/octet-stream");
        }
        try (var server = RawServer.saying("HTTP/1.1 200 OK", "Content-Type: ???", "Content-Length: 2", "", "ok")) {
            assertThat(CLIENT.call(get(server.url("/"))).contentType()).isEqualTo("???");
        }
    }

    @Test
    void keepsManyCallersApartOnFewConnections() throws Exception {
        try (var server = new RawServer((request, socket) -> {
                    String path = request.line().split(" ")[1];
                    socket.getOutputStream()
                            .write(("HTTP/1.1 200 OK\r\nContent-Length: " + path.length() + "\r\n\r\n" + path)
                                    .getBytes());
                });
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = java.util.stream.IntStream.range(0, 512)
                    .mapToObj(i -> callers.submit(() -> text(CLIENT.call(get(server.url("/" + i))))))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("/" + i);
            }
            assertThat(server.connections.get()).isLessThanOrEqualTo(HostPool.CONNECTIONS);
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

    @Test
    void keepsTryingNothingButAnswersAgainWhenTheServerIsBack() throws Exception {
        var refusing = RawServer.saying(OK);
        refusing.close();
        for (int i = 0; i < 10; i++) {
            failure(get(refusing.url("/")));
        }
        try (var server = RawServer.saying(OK)) {
            assertThat(text(CLIENT.call(get(server.url("/"))))).isEqualTo("ok");
        }
    }

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
                    0,
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
