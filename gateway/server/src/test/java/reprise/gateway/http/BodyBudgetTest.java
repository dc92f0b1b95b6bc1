package reprise.gateway.http;

import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reprise.gateway.testing.Received;
import reprise.gateway.testing.TestGateway;
import reprise.sdk.Json;

/** All bodies together have so much memory and no more; who comes beyond that is told to come again. */
@Timeout(60)
class BodyBudgetTest {
    private static final int ROOM = 200_000;
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(
                settings -> settings.with(new HttpSettings.Room(100, 100, ROOM)),
                UnaryOperator.identity(),
                it -> path(
                        "count",
                        () -> post(() -> it.http.json(
                                body -> it.http.answer(() -> Reply.ok(Json.object("size", body.size())))))),
                FastPath.NONE);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void allOfItWasGivenBack() {
        assertThat(gateway.registry.get("reprise.http.body.bytes").gauge().value())
                .isZero();
    }

    @Test
    void oneAfterTheOtherTheyAreAllRead() {
        for (int i = 0; i < 5; i++) {
            assertThat(sent(150_000).status()).isEqualTo(200);
        }
    }

    @Test
    void whoComesWhenItIsFullIsToldToComeAgainAndSmallOnesAreRead() throws IOException {
        try (var slow = new Socket("127.0.0.1", gateway.port())) {
            write(
                    slow,
                    "POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Connection: close\r\nContent-Length: 150002\r\n\r\n\"" + "x".repeat(149_000));
            while (taken() < 149_000) {
                Thread.onSpinWait(); // until what it has sent is here
            }

            var answer = sent(100_000);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("UNAVAILABLE");
            assertThat(answer.header("Retry-After")).contains("2");
            assertThat(sent(10).status()).isEqualTo(200);

            write(slow, "x".repeat(1_000) + "\"");
            assertThat(new String(slow.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 200 ");
        }
        assertThat(sent(100_000).status()).isEqualTo(200);
    }

    @Test
    void oneThatDoesNotSayHowLongItIsEndsWhereTheRoomDoes() {
        var endless = json(ROOM + 100_000);
        var answer = gateway.stranger()
                .with("Content-Type", "application/json")
                .send(
                        "POST",
                        "/count",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(endless.getBytes(US_ASCII))));
        assertThat(answer.status()).isEqualTo(503);
    }

    @Test
    void oneThatIsTooLargeEverIsToldSo() {
        assertThat(sent(1024 * 1024 + 1).status()).isEqualTo(413);
    }

    private static double taken() {
        return gateway.registry.get("reprise.http.body.bytes").gauge().value();
    }

    private static Received sent(int size) {
        return gateway.stranger().post("/count", json(size));
    }

    private static String json(int size) {
        return "\"" + "x".repeat(size - 2) + "\"";
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }
}
