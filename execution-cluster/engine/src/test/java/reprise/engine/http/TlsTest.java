package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.http.Calls.client;
import static reprise.engine.http.Calls.failure;
import static reprise.engine.http.Calls.get;
import static reprise.engine.http.Calls.text;

import java.net.InetAddress;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static SSLContext tls;
    private static RawServer server;

    @BeforeAll
    static void listen(@TempDir Path folder) throws Exception {
        tls = Certificates.selfSigned(folder);
        var socket = tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        server = new RawServer(socket, (_, answer) -> answer.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes()));
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
    }

    @Test
    void speaksTlsUnderTheNameThatWasAskedForAndKeepsTheConnection() throws Exception {
        try (var trusting = client("good.example", _ -> loopback(), tls)) {
            int before = server.connections.get();
            for (int i = 0; i < 10; i++) {
                assertThat(text(trusting.of("a").call(get(url("good.example")))))
                        .isEqualTo("ok");
            }
            assertThat(server.received.getLast().head()).contains("Host: good.example:" + server.port());
            assertThat(server.connections.get() - before).isEqualTo(1);
        }
    }

    @Test
    void refusesACertificateOfAnotherName() {
        try (var trusting = client("bad.example", _ -> loopback(), tls)) {
            assertRefused(trusting, "bad.example");
        }
    }

    @Test
    void refusesACertificateThatNobodyTrusts() {
        try (var strict = client("good.example", _ -> loopback())) {
            assertRefused(strict, "good.example");
        }
    }

    private static void assertRefused(GuardedHttpClient client, String host) {
        int before = server.received.size();
        var failure = failure(client, get(url(host)));

        assertThat(failure.code()).isEqualTo("TLS_FAILED");
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.definite()).isTrue();
        assertThat(server.received).hasSize(before);
    }

    private static String url(String host) {
        return "https://" + host + ":" + server.port() + "/";
    }

    private static InetAddress[] loopback() {
        return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
    }
}
