package reprise.gateway.http;

import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.testing.TestGateway;
import reprise.sdk.Json;

/** Pages of other sites get in by the settings only, and over TLS browsers are told to stay there. */
class CorsTest {
    private static final String FRIEND = "https://friend.example";

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(
                settings -> settings.withAllowedOrigins(Set.of(FRIEND)).withTls(),
                UnaryOperator.identity(),
                it -> path("try", () -> get(() -> it.http.answer(() -> Reply.ok(Json.TRUE)))),
                FastPath.NONE);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void aFriendIsLetIn() {
        var answer = gateway.stranger().with("Origin", FRIEND).get("/try");
        assertThat(answer.header("Access-Control-Allow-Origin")).contains(FRIEND);
        assertThat(answer.header("Vary")).contains("Origin");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        var preflight = gateway.stranger()
                .with("Origin", FRIEND)
                .with("Access-Control-Request-Method", "GET")
                .send("OPTIONS", "/try", BodyPublishers.noBody());
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Headers"))
                .get()
                .asString()
                .contains("Authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "https://evil.example", "https://friend.example.evil.example", "http://friend.example"})
    void othersAreNot(String origin) {
        var answer = gateway.stranger().with("Origin", origin).get("/try");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void overTlsOnly() {
        assertThat(gateway.stranger().get("/try").header("Strict-Transport-Security"))
                .isPresent();
    }
}
