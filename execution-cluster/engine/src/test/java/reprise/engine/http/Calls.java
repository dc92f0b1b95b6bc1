package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import reprise.sdk.Failure;
import reprise.sdk.HttpClient;
import reprise.sdk.HttpClient.CallFailed;
import reprise.sdk.HttpClient.Follow;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.HttpClient.Request;
import reprise.sdk.HttpClient.Response;

/** What the tests of the client have in common: a client that may call 127.0.0.1, and one that may call nothing of ours. */
final class Calls {
    static final HttpClient CLIENT = client("127.0.0.1").of("a");

    private Calls() {}

    static GuardedHttpClient client(String allow) {
        return client(allow, InetAddress::getAllByName);
    }

    static GuardedHttpClient client(String allow, Resolver.Lookup lookup) {
        return client(allow, lookup, Certificates.systemTrust());
    }

    static GuardedHttpClient client(String allow, Resolver.Lookup lookup, SSLContext tls) {
        return new GuardedHttpClient(EgressPolicy.parse(allow), lookup, tls);
    }

    static Request get(String url, Header... headers) {
        return request("GET", url, "", headers);
    }

    static Request request(String method, String url, String body, Header... headers) {
        return new Request(
                method,
                URI.create(url),
                List.of(headers),
                body.getBytes(StandardCharsets.UTF_8),
                body.isEmpty() ? "" : "text/plain",
                Follow.ALL,
                1_000_000,
                Duration.ofSeconds(20));
    }

    static Request within(Duration timeout, Request request) {
        return new Request(
                request.method(),
                request.uri(),
                request.headers(),
                request.body(),
                request.contentType(),
                request.follow(),
                request.maxResponseBytes(),
                timeout);
    }

    static Request atMost(long bytes, Request request) {
        return new Request(
                request.method(),
                request.uri(),
                request.headers(),
                request.body(),
                request.contentType(),
                request.follow(),
                bytes,
                request.timeout());
    }

    static Failure failure(Request request) {
        return failure(CLIENT, request);
    }

    static Failure failure(GuardedHttpClient client, Request request) {
        return failure(client.of("a"), request);
    }

    static Failure failure(HttpClient client, Request request) {
        return assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> client.call(request))
                .actual()
                .failure();
    }

    static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
