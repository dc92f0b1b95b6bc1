package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.http.Calls.CLIENT;
import static reprise.engine.http.Calls.failure;
import static reprise.engine.http.Calls.get;
import static reprise.engine.http.Calls.request;
import static reprise.engine.http.Calls.text;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.HttpClient.Request;
import reprise.sdk.HttpClient.Response;

class RedirectTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @ParameterizedTest
    @CsvSource({
        "301, POST, GET",
        "302, POST, GET",
        "303, PUT, GET",
        "307, POST, POST",
        "308, POST, POST",
        "301, PUT, PUT",
        "303, HEAD, HEAD"
    })
    void followsAsBrowsersDo(int status, String method, String then) throws Exception {
        try (var server = redirecting(status, "/there?x=1")) {
            CLIENT.call(request(method, server.url("/here"), method.equals("HEAD") ? "" : "body"));

            var second = server.received.get(1);
            assertThat(second.line()).isEqualTo(then + " /there?x=1 HTTP/1.1");
            assertThat(second.body().length).isEqualTo(then.equals(method) && !method.equals("HEAD") ? 4 : 0);
        }
    }

    @Test
    void takesSecretsAlongToTheSameServer() throws Exception {
        try (var server = redirecting(302, "/there")) {
            CLIENT.call(get(server.url("/here"), new Header("Authorization", "Bearer s")));

            assertThat(server.received.get(1).head()).contains("Authorization: Bearer s");
        }
    }

    @Test
    void showsSecretsToNoOtherServer() throws Exception {
        try (var other = RawServer.saying("HTTP/1.1 200 OK", "Content-Length: 2", "", "ok");
                var server = redirecting(307, other.url("/there"))) {
            var answer = CLIENT.call(request(
                    "POST",
                    server.url("/here"),
                    "body",
                    new Header("Authorization", "Bearer s"),
                    new Header("Cookie", "a=s"),
                    new Header("X-Api-Key", "s"),
                    new Header("X-Auth-Token", "s"),
                    new Header("Idempotency-Key", "k"),
                    new Header("X-Plain", "p")));

            assertThat(text(answer)).isEqualTo("ok");
            assertThat(other.received.getFirst().head())
                    .contains("Idempotency-Key: k", "X-Plain: p")
                    .doesNotContain("Authorization", "Cookie", "X-Api-Key", "X-Auth-Token");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example, there, http://a.example/there",
        "http://a.example/x/y?z=1, ?p=2, http://a.example/x/y?p=2",
        "http://a.example/x/y, ../z, http://a.example/z",
        "http://a.example/x, //b.example/z, http://b.example/z",
        "https://a.example/x, /z#part, https://a.example/z#part"
    })
    void findsItsWayFromWhereItIs(String from, String location, String to) throws Exception {
        Hop hop = Hop.of("GET", URI.create(from), List.of(), new byte[0], "");
        var answer = new Response(302, List.of(new Header("location", location)), "", new byte[0]);

        assertThat(Redirects.after(hop, answer).orElseThrow().uri()).hasToString(to);
    }

    @Test
    void takesADowngradeForAnotherServer() throws Exception {
        Hop secure = Hop.of(
                "GET",
                URI.create("https://a.example:8443/"),
                List.of(new Header("authorization", "s")),
                new byte[0],
                "");
        var answer = new Response(302, List.of(new Header("location", "http://a.example:8443/")), "", new byte[0]);

        assertThat(Redirects.after(secure, answer).orElseThrow().headers()).isEmpty();
    }

    @Test
    void givesUpAfterAsManyAsAllowed() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 302 Found", "Location: /again", "Content-Length: 0", "", "")) {
            var failure = failure(get(server.url("/")));

            assertThat(failure.code()).isEqualTo("REDIRECT_REFUSED");
            assertThat(server.received).hasSize(6);
        }
    }

    @Test
    void takesARedirectForAnAnswerWhereNoneIsToBeFollowed() throws Exception {
        try (var server = redirecting(302, "/there")) {
            var answer = CLIENT.call(new Request(
                    "GET", URI.create(server.url("/")), List.of(), new byte[0], "", 0, 100, Duration.ofSeconds(5)));

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.headers()).contains(new Header("location", "/there"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://127.0.0.1/",
                "http://user:pw@127.0.0.1/",
                "http://[/",
                "javascript:1"
            })
    void followsNothingThatMayNotBeCalled(String location) throws Exception {
        try (var server = redirecting(302, location)) {
            assertThat(failure(get(server.url("/"))).retryable()).isFalse();
            assertThat(server.received).hasSize(1);
        }
    }

    /** Redirects the first request and answers the others. */
    private static RawServer redirecting(int status, String location) {
        var redirect = "HTTP/1.1 " + status + " Moved\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
        var first = new AtomicBoolean(true);
        return new RawServer((request, socket) -> {
            String answer = first.getAndSet(false) ? redirect : OK;
            boolean head = request.line().startsWith("HEAD");
            socket.getOutputStream().write((head ? answer.replaceAll("ok$", "") : answer).getBytes());
        });
    }
}
