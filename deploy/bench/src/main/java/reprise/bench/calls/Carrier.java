package reprise.bench.calls;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;
import reprise.engine.http.EgressPolicy;
import reprise.engine.http.GuardedHttpClient;
import reprise.sdk.HttpClient.Follow;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.HttpClient.Request;

/** Something that makes a call and reads its answer whole. */
interface Carrier extends AutoCloseable {

    /** @return how many bytes the body had */
    int call() throws Exception;

    @Override
    void close();

    /** The product's own client, with everything that it guards. */
    static Carrier product(URI url) {
        var client = new GuardedHttpClient(EgressPolicy.parse("127.0.0.1"));
        var calls = client.of("workspace");
        var headers = List.of(new Header("Idempotency-Key", "018f4e2a-0000-7000-8000-000000000000"));
        return of(
                () -> calls.call(new Request(
                                "GET", url, headers, new byte[0], "", Follow.NONE, 1_048_576, Duration.ofSeconds(60)))
                        .body()
                        .length,
                client::close);
    }

    /** Apache HttpClient 5, classic, with no guard about it. */
    static Carrier apache(URI url) {
        var client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(64)
                        .setMaxConnTotal(1_024)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .build();
        return of(
                () -> client.execute(
                        new HttpGet(url), response -> EntityUtils.toByteArray(response.getEntity()).length),
                () -> client.close(CloseMode.GRACEFUL));
    }

    /** The JDK's own client, with no guard about it. */
    static Carrier jdk(URI url) {
        var client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .build();
        var request = HttpRequest.newBuilder(url).build();
        return of(() -> client.send(request, BodyHandlers.ofByteArray()).body().length, client::close);
    }

    private static Carrier of(Callable<Integer> call, Runnable closing) {
        return new Carrier() {
            @Override
            public int call() throws Exception {
                return call.call();
            }

            @Override
            public void close() {
                closing.run();
            }
        };
    }
}
