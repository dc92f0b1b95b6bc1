package reprise.gateway.http;

import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.testing.Received;
import reprise.gateway.testing.TestGateway;

/** The API reads JSON in the charset that it is declared to be in, and nothing else. */
class BodiesTest {
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(
                it -> path("echo", () -> post(() -> it.http.json(body -> it.http.answer(() -> Reply.ok(body))))));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=iso-8859-1",
                "application/json;charset=\"latin1\"",
                "Application/JSON ; charset=ISO_8859-1;"
            })
    void readsTheCharsetThatIsNamed(String type) {
        var answer = sent(type, "\"José\"".getBytes(ISO_8859_1));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("\"José\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf8mb5", "binary", "é", "utf-16"})
    void refusesOneThatIsUnknownOrAnother(String charset) {
        var answer = sent("application/json; charset=" + charset, "{\"a\": 1 }".getBytes(UTF_8));
        assertThat(answer.status()).as(answer.text()).isIn(400, 415);
    }

    private static Received sent(String type, byte[] body) {
        return gateway.stranger().with("Content-Type", type).send("POST", "/echo", BodyPublishers.ofByteArray(body));
    }
}
