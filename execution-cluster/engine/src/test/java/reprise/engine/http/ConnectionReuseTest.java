package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.http.Calls.CLIENT;
import static reprise.engine.http.Calls.failure;
import static reprise.engine.http.Calls.get;
import static reprise.engine.http.Calls.request;
import static reprise.engine.http.Calls.text;

import java.util.ArrayList;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.sdk.HttpClient.CallFailed;

class ConnectionReuseTest {
    private static final String[] OK = {"HTTP/1.1 200 OK", "Content-Type: text/plain", "Content-Length: 2", "", "ok"};

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
    void neverUsesAConnectionAgainOnWhichTheServerHasSpokenUnasked() throws Exception {
        var spoken = new Semaphore(0);
        try (var server = new RawServer((_, socket) -> {
            socket.getOutputStream().write(String.join("\r\n", OK).getBytes());
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison".getBytes());
            spoken.release();
        })) {
            for (int i = 1; i <= 5; i++) {
                assertThat(text(CLIENT.call(get(server.url("/"))))).isEqualTo("ok");
                spoken.acquire();
                assertThat(server.connections).hasValue(i);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, HTTP/1.1 200 OK|Content-Length: 6||poison",
        "GET, HTTP/1.1 204 No Content||poison",
        "GET, HTTP/1.1 204 No Content|Content-Length: 6||poison",
        "GET, HTTP/1.1 304 Not Modified|Content-Length: 6||poison",
        "GET, HTTP/1.1 200 OK|Content-Length: 0||poison",
        "GET, HTTP/1.1 200 OK|Transfer-Encoding: chunked||0|||poison"
    })
    void leavesNothingBehindOfAnAnswerThatHasMoreThanItShould(String method, String answer) throws Exception {
        try (var sloppy = new RawServer((request, socket) -> socket.getOutputStream()
                .write((request.line().contains("/sloppy") ? answer.replace("|", "\r\n") : String.join("\r\n", OK))
                        .getBytes()))) {
            for (int i = 0; i < 5; i++) {
                assertThat(CLIENT.call(request(method, sloppy.url("/sloppy"), ""))
                                .body())
                        .isEmpty();
                assertThat(text(CLIENT.call(get(sloppy.url("/"))))).isEqualTo("ok");
            }
        }
    }

    @Test
    void sharesNoConnectionAmongWorkspaces() throws Exception {
        try (var server = RawServer.saying(OK);
                var client = Calls.client("127.0.0.1")) {
            client.of("one").call(get(server.url("/")));
            client.of("other").call(get(server.url("/")));
            assertThat(server.connections).hasValue(2);

            client.of("one").call(get(server.url("/")));
            assertThat(server.connections).hasValue(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
    void asksOnceMoreWhereTheServerGaveUpAConnectionThatWasKept(String method) throws Exception {
        try (var server = forgetful()) {
            CLIENT.call(get(server.url("/")));

            assertThat(CLIENT.call(request(method, server.url("/again"), "")).status())
                    .isEqualTo(200);
            assertThat(server.connections).hasValue(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void neverAsksTwiceForWhatMayBeDoneTwice(String method) throws Exception {
        try (var server = forgetful()) {
            CLIENT.call(get(server.url("/")));
            var failure = failure(request(method, server.url("/again"), "body"));

            assertThat(failure.code()).isEqualTo("CONNECTION_LOST");
            assertThat(failure.definite()).isFalse();
            assertThat(server.received).hasSize(2);
        }
    }

    @Test
    void asksNoThirdTime() throws Exception {
        var first = new AtomicBoolean(true);
        try (var server = new RawServer((_, socket) -> {
            if (first.getAndSet(false)) {
                socket.getOutputStream().write(String.join("\r\n", OK).getBytes());
            } else {
                socket.close();
            }
        })) {
            CLIENT.call(get(server.url("/")));

            assertThat(failure(get(server.url("/again"))).code()).isEqualTo("CONNECTION_LOST");
            assertThat(server.received).hasSize(3);
        }
    }

    @Test
    void closesConnectionsThatNobodyHasUsedForAWhile() throws Exception {
        var hungUp = new CountDownLatch(1);
        try (var server = new RawServer((_, socket) -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes());
            try {
                socket.getInputStream().read();
            } finally {
                hungUp.countDown();
            }
        })) {
            CLIENT.call(get(server.url("/")));

            assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Answers the first request of a connection, and hangs up on the second once it has read it. */
    private static RawServer forgetful() {
        var known = ConcurrentHashMap.newKeySet();
        return new RawServer((request, socket) -> {
            if (known.add(socket)) {
                boolean head = request.line().startsWith("HEAD");
                socket.getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + (head ? "" : "ok")).getBytes());
            } else {
                socket.close();
            }
        });
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
            var answers = IntStream.range(0, 512)
                    .mapToObj(i -> callers.submit(() -> text(CLIENT.call(get(server.url("/" + i))))))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("/" + i);
            }
            assertThat(server.connections.get()).isLessThanOrEqualTo(ConnectionPool.OF_A_SERVER);
        }
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
}
