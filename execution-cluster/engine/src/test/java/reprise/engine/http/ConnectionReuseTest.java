package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.http.Calls.CLIENT;
import static reprise.engine.http.Calls.failure;
import static reprise.engine.http.Calls.get;
import static reprise.engine.http.Calls.request;
import static reprise.engine.http.Calls.text;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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
            assertThat(server.connections.get()).isLessThanOrEqualTo(HostPool.CONNECTIONS);
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
