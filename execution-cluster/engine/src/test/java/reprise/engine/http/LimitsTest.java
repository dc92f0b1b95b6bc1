package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reprise.engine.http.Calls.CLIENT;
import static reprise.engine.http.Calls.atMost;
import static reprise.engine.http.Calls.failure;
import static reprise.engine.http.Calls.get;
import static reprise.engine.http.Calls.text;
import static reprise.engine.http.Calls.within;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reprise.sdk.Failure;
import reprise.sdk.HttpClient.CallFailed;

class LimitsTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";

    @Test
    void cutsAnAnswerThatNeverBegins() throws Exception {
        try (var server = new RawServer((_, _) -> silence())) {
            assertTimesOut(server);
        }
    }

    @Test
    void cutsABodyThatComesTooSlowly() throws Exception {
        try (var server = new RawServer((_, socket) -> {
            socket.getOutputStream().write((HEAD + "Content-Length: 100\r\n\r\n").getBytes());
            drip(socket);
        })) {
            assertTimesOut(server);
        }
    }

    @Test
    void cutsHeadersThatComeTooSlowly() throws Exception {
        try (var server = new RawServer((_, socket) -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX-A: ".getBytes());
            drip(socket);
        })) {
            assertTimesOut(server);
        }
    }

    @Test
    void cutsAnAnswerThatNeverEnds() throws Exception {
        var gone = new CountDownLatch(1);
        try (var server = new RawServer((_, socket) -> {
            try {
                socket.getOutputStream().write((HEAD + "Transfer-Encoding: chunked\r\n\r\n").getBytes());
                while (true) {
                    socket.getOutputStream().write("400\r\n".getBytes());
                    socket.getOutputStream().write(new byte[1024]);
                    socket.getOutputStream().write("\r\n".getBytes());
                }
            } finally {
                gone.countDown();
            }
        })) {
            assertThat(failure(atMost(100_000, get(server.url("/")))).code()).isEqualTo("RESPONSE_TOO_LARGE");
            assertThat(gone.await(10, TimeUnit.SECONDS))
                    .as("the connection was cut")
                    .isTrue();
        }
    }

    @Test
    void readsNothingOfABodyThatSaysItIsTooLong() throws Exception {
        try (var server = RawServer.saying(HEAD + "Content-Length: 100000000", "", "x")) {
            var failure = failure(atMost(1_000, get(server.url("/"))));

            assertThat(failure)
                    .isEqualTo(Failure.permanent(
                            "RESPONSE_TOO_LARGE", "the answer is longer than the 1000 bytes allowed"));
        }
    }

    @Test
    void takesAnAnswerOfExactlyTheSizeAllowed() throws Exception {
        try (var server = RawServer.saying(HEAD + "Content-Length: 10", "", "0123456789")) {
            assertThat(text(CLIENT.call(atMost(10, get(server.url("/")))))).hasSize(10);
            assertThat(failure(atMost(9, get(server.url("/")))).code()).isEqualTo("RESPONSE_TOO_LARGE");
        }
    }

    @Test
    void doesNotKnowWhatHappenedWhereTheConnectionIsResetInMidAnswer() throws Exception {
        try (var server = new RawServer((_, socket) -> {
            socket.getOutputStream().write((HEAD + "Content-Length: 100\r\n\r\nhalf").getBytes());
            socket.getOutputStream().flush();
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            socket.close();
        })) {
            assertLost(failure(get(server.url("/"))));
        }
    }

    @Test
    void doesNotKnowWhatHappenedWhereTheAnswerIsShorterThanItSays() throws Exception {
        try (var server = new RawServer((_, socket) -> {
            socket.getOutputStream().write((HEAD + "Content-Length: 100\r\n\r\nhalf").getBytes());
            socket.close();
        })) {
            assertLost(failure(get(server.url("/"))));
        }
    }

    @Test
    void doesNotKnowWhatHappenedWhereTheServerHangsUp() throws Exception {
        try (var server = new RawServer((_, socket) -> socket.close())) {
            assertLost(failure(get(server.url("/"))));
        }
    }

    @Test
    void refusesWhatIsNotHttp() throws Exception {
        try (var server = RawServer.saying("SSH-2.0-OpenSSH", "", "")) {
            assertThat(failure(get(server.url("/"))).code()).isIn("INVALID_RESPONSE", "CONNECTION_LOST");
        }
    }

    @Test
    void refusesTwoLengthsThatDiffer() throws Exception {
        try (var server = RawServer.saying(HEAD + "Content-Length: 2\r\nContent-Length: 3", "", "abc")) {
            assertThat(failure(get(server.url("/"))).code()).isEqualTo("INVALID_RESPONSE");
        }
    }

    @Test
    void boundsHeadersInNumberAndSize() throws Exception {
        try (var server = RawServer.saying(HEAD + "X-A: 1\r\n".repeat(500) + "Content-Length: 0", "", "")) {
            assertThat(failure(get(server.url("/"))).code()).isEqualTo("INVALID_RESPONSE");
        }
        try (var server = RawServer.saying(HEAD + "X-A: " + "x".repeat(100_000), "Content-Length: 0", "", "")) {
            assertThat(failure(get(server.url("/"))).code()).isEqualTo("INVALID_RESPONSE");
        }
    }

    @Test
    void endsTheCallAndItsConnectionWhenItIsInterrupted() throws Exception {
        var asked = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        try (var server = new RawServer((_, socket) -> {
            asked.countDown();
            try {
                assertThat(socket.getInputStream().read()).isNegative();
            } finally {
                gone.countDown();
            }
        })) {
            var ended = new CompletableFuture<Throwable>();
            var caller = Thread.startVirtualThread(() -> {
                try {
                    CLIENT.call(get(server.url("/")));
                } catch (Exception e) {
                    ended.complete(e);
                }
            });
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            caller.interrupt();

            assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertThat(gone.await(10, TimeUnit.SECONDS))
                    .as("the connection was cut")
                    .isTrue();
        }
    }

    @Test
    void endsTheCallsThatStillWaitWhenItIsClosed() throws Exception {
        var client = Calls.client("127.0.0.1");
        var asked = new Semaphore(0);
        try (var server = new RawServer((_, _) -> {
                    asked.release();
                    silence();
                });
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, ConnectionPool.OF_A_SERVER + 1)
                    .mapToObj(_ -> callers.submit(() -> client.of("a").call(get(server.url("/")))))
                    .toList();
            asked.acquire(ConnectionPool.OF_A_SERVER);
            client.close();

            for (var call : calls) {
                assertThatThrownBy(call::get).cause().isInstanceOfAny(InterruptedException.class, CallFailed.class);
            }
        }
    }

    @Test
    void sendsNothingForACallThatHasRunOutOfTimeInTheQueue() throws Exception {
        var asked = new Semaphore(0);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor();
                var server = new RawServer((_, _) -> {
                    asked.release();
                    silence();
                })) {
            for (int i = 0; i < ConnectionPool.OF_A_SERVER; i++) {
                callers.submit(() -> CLIENT.call(get(server.url("/"))));
            }
            asked.acquire(ConnectionPool.OF_A_SERVER);

            var failure = failure(within(SHORT, get(server.url("/"))));

            assertThat(failure.code()).isEqualTo("HOST_BUSY");
            assertThat(failure.definite()).isTrue();
            assertThat(server.received).hasSize(ConnectionPool.OF_A_SERVER);
            callers.shutdownNow();
        }
    }

    private static void assertTimesOut(RawServer server) {
        Instant begin = Instant.now();
        Failure failure = failure(within(SHORT, get(server.url("/"))));

        assertThat(failure.code()).isEqualTo("TIMEOUT");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.definite()).isFalse();
        assertThat(Duration.between(begin, Instant.now())).isBetween(SHORT.minusMillis(5), SHORT.plusSeconds(5));
    }

    private static void assertLost(Failure failure) {
        assertThat(failure.code()).isEqualTo("CONNECTION_LOST");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.definite()).isFalse();
    }

    private static void silence() throws InterruptedException {
        new CountDownLatch(1).await(30, TimeUnit.SECONDS);
    }

    private static void drip(Socket socket) throws IOException, InterruptedException {
        var never = new CountDownLatch(1);
        while (!never.await(20, TimeUnit.MILLISECONDS)) {
            socket.getOutputStream().write('x');
        }
    }
}
