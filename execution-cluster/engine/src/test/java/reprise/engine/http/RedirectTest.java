package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
import reprise.sdk.HttpClient.CallFailed;
import reprise.sdk.HttpClient.Follow;
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
    void goesToAnotherOriginWithNothingThatTheCallerGave() throws Exception {
        try (var other = RawServer.saying("HTTP/1.1 200 OK", "Content-Length: 2", "", "ok");
                var server = redirecting(302, other.url("/there"))) {
            var answer = CLIENT.call(request(
                    "POST",
                    server.url("/here"),
                    "body",
                    new Header("Authorization", "Bearer s"),
                    new Header("Idempotency-Key", "k"),
                    new Header("User-Agent", "mine"),
                    new Header("X-Plain", "p")));

            assertThat(text(answer)).isEqualTo("ok");
            var there = other.received.getFirst();
            assertThat(there.line()).isEqualTo("GET /there HTTP/1.1");
            assertThat(there.head().lines().skip(1).filter(line -> !line.isEmpty()))
                    .containsExactlyInAnyOrder(
                            "Host: 127.0.0.1:" + other.port(), "User-Agent: Reprise", "Accept-Encoding: identity");
            assertThat(there.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"307, POST", "308, POST", "301, PUT", "307, PATCH"})
    void sendsABodyToNoOtherOrigin(int status, String method) throws Exception {
        try (var other = RawServer.saying("HTTP/1.1 200 OK", "Content-Length: 2", "", "ok");
                var server = redirecting(status, other.url("/there"))) {
            var failure = failure(request(method, server.url("/here"), "body"));

            assertThat(failure.code()).isEqualTo("REDIRECT_REFUSED");
            assertThat(other.connections).hasValue(0);
        }
    }

    @Test
    void goesToNoOtherOriginUnlessToldSo() throws Exception {
        try (var other = RawServer.saying("HTTP/1.1 200 OK", "Content-Length: 2", "", "ok");
                var server = redirecting(302, other.url("/there"))) {
            var failure = failure(following(Follow.SAME_ORIGIN, server.url("/here")));

            assertThat(failure.code()).isEqualTo("REDIRECT_REFUSED");
            assertThat(failure.message()).contains("followRedirects");
            assertThat(other.connections).hasValue(0);
        }
        try (var server = redirecting(302, "/there")) {
            assertThat(text(CLIENT.call(following(Follow.SAME_ORIGIN, server.url("/here")))))
                    .isEqualTo("ok");
        }
    }

    /** The cases of RFC 3986 section 5.4, and what else has been seen. */
    @ParameterizedTest
    @CsvSource({
        "http://a/b/c/d?q, g, http://a/b/c/g",
        "http://a/b/c/d?q, ./g, http://a/b/c/g",
        "http://a/b/c/d?q, g/, http://a/b/c/g/",
        "http://a/b/c/d?q, /g, http://a/g",
        "http://a/b/c/d?q, //g, http://g/",
        "http://a/b/c/d?q, ?y, http://a/b/c/d?y",
        "http://a/b/c/d?q, g?y, http://a/b/c/g?y",
        "http://a/b/c/d?q, #s, http://a/b/c/d?q",
        "http://a/b/c/d?q, g#s, http://a/b/c/g",
        "http://a/b/c/d?q, '', http://a/b/c/d?q",
        "http://a/b/c/d?q, ., http://a/b/c/",
        "http://a/b/c/d?q, .., http://a/b/",
        "http://a/b/c/d?q, ../g, http://a/b/g",
        "http://a/b/c/d?q, ../../g, http://a/g",
        "http://a/b/c/d?q, ../../../g, http://a/g",
        "http://a/b/c/d?q, /./g, http://a/g",
        "http://a/b/c/d?q, /../g, http://a/g",
        "http://a/b/c/d?q, g., http://a/b/c/g.",
        "http://a/b/c/d?q, ..g, http://a/b/c/..g",
        "http://a/b/c/d?q, ./../g, http://a/b/g",
        "http://a/b/c/d?q, g/./h, http://a/b/c/g/h",
        "http://a/b/c/d?q, g/../h, http://a/b/c/h",
        "http://a/b/c/d?q, g?y/../x, http://a/b/c/g?y/../x",
        "http://a/rel, ../a/b, http://a/a/b",
        "http://a, there, http://a/there",
        "http://a/x, /two words?and=more words, http://a/two%20words?and=more%20words",
        "http://a/x, /\u00c3\u00bc, http://a/%c3%bc",
        "http://a/x, /a%20b%zz, REFUSED",
        "http://a/x, '/|{}', http://a/%7c%7b%7d",
        "http://a/x//y, z, http://a/x//z",
        "https://a/x, http://a/x, http://a/x"
    })
    void findsItsWayFromWhereItIs(String from, String location, String to) throws Exception {
        Hop hop = Hop.of("GET", URI.create(from), List.of(), new byte[0], "");
        var answer = new Response(302, List.of(new Header("location", location)), "", new byte[0]);

        if (to.equals("REFUSED")) {
            assertThatExceptionOfType(CallFailed.class).isThrownBy(() -> Redirects.after(hop, answer, Follow.ALL));
        } else {
            var next = Redirects.after(hop, answer, Follow.ALL).orElseThrow();
            assertThat("http://" + next.origin().authority() + next.request().getRequestUri())
                    .isEqualTo(to.replaceFirst("https?", "http").replaceFirst("^(http://[^/]+)$", "$1/"));
        }
    }

    @Test
    void takesADowngradeForAnotherOrigin() throws Exception {
        Hop secure = Hop.of(
                "GET",
                URI.create("https://a.example:8443/"),
                List.of(new Header("authorization", "s")),
                new byte[0],
                "");
        var answer = new Response(302, List.of(new Header("location", "http://a.example:8443/")), "", new byte[0]);

        assertThat(Redirects.after(secure, answer, Follow.ALL).orElseThrow().headers())
                .isEmpty();
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
            var answer = CLIENT.call(following(Follow.NONE, server.url("/")));

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

    private static Request following(Follow follow, String url) {
        return new Request("GET", URI.create(url), List.of(), new byte[0], "", follow, 100, Duration.ofSeconds(5));
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
