package reprise.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpRequest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who knows its own name answers to no other. */
class KnownHostsTest {
    private static final HttpSettings LOOPBACK = HttpSettings.at("127.0.0.1", 8080);
    private static final HttpSettings NAMED =
            HttpSettings.at("0.0.0.0", 8080).withPublicUrl(URI.create("https://reprise.example.com"));

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "a.localhost", "127.0.0.1", "127.1.2.3:80", "[::1]:8080"})
    void loopbackHasItsNames(String host) {
        assertThat(isAnswered(LOOPBACK, host, "/api/v1/workflows")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1", "[::2]"})
    void loopbackAnswersToNoOther(String host) {
        assertThat(isAnswered(LOOPBACK, host, "/api/v1/workflows")).isFalse();
        assertThat(isAnswered(LOOPBACK, host, "/hooks/orders")).isFalse();
        assertThat(isAnswered(LOOPBACK, host, "/")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reprise.example.com", "Reprise.Example.Com:8443", "127.0.0.1:8080"})
    void thePublicNameIsOurs(String host) {
        assertThat(isAnswered(NAMED, host, "/")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/detailed", "/ready", "/alive", "/metrics"})
    void probesComeByAddress(String path) {
        assertThat(isAnswered(NAMED, "10.1.2.3:8080", path)).isTrue();
        assertThat(isAnswered(NAMED, "10.1.2.3:8080", "/healthy")).isFalse();
    }

    @Test
    void anotherNameIsForWebhooksOnly() {
        var apart = NAMED.withHooksUrl(URI.create("https://hooks.example.com"));
        assertThat(isAnswered(apart, "hooks.example.com", "/hooks/orders")).isTrue();
        assertThat(isAnswered(apart, "hooks.example.com", "/")).isFalse();
        assertThat(isAnswered(apart, "hooks.example.com", "/api/v1/workflows")).isFalse();
        assertThat(isAnswered(apart, "reprise.example.com", "/hooks/orders")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "10.1.2.3"})
    void whoWasToldNoNameAnswersToAll(String host) {
        assertThat(isAnswered(HttpSettings.at("0.0.0.0", 8080), host, "/")).isTrue();
    }

    private static boolean isAnswered(HttpSettings settings, String host, String path) {
        return new KnownHosts(settings)
                .refusal(HttpRequest.GET("http://" + host + path))
                .isEmpty();
    }
}
