package reprise.engine.http;

import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import reprise.sdk.HttpClient;
import reprise.sdk.HttpClient.CallFailed;
import reprise.sdk.HttpClient.Request;
import reprise.sdk.HttpClient.Response;

/**
 * The way out for nodes. It calls only what the policy allows, at the address that was checked, on every hop anew; it keeps
 * the limits of each call. A call blocks its thread, which should be a virtual one; interrupting it ends the call.
 */
public final class GuardedHttpClient implements AutoCloseable {
    private final ConnectionPools pools;
    private final Resolver resolver;
    private final Cutoffs cutoffs = new Cutoffs();
    private final Exchanges exchanges;
    private final ScheduledExecutorService pruning = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("egress-pruning").factory());

    public GuardedHttpClient(EgressPolicy policy) {
        this(policy, InetAddress::getAllByName, systemTrust());
    }

    GuardedHttpClient(EgressPolicy policy, Resolver.Lookup lookup, SSLContext trust) {
        var tls = ClientTlsStrategyBuilder.create().setSslContext(trust).buildClassic();
        this.resolver = new Resolver(policy, lookup);
        this.pools = new ConnectionPools(() -> new ConnectionPool(resolver, tls));
        this.exchanges = new Exchanges(pools, cutoffs);
        pruning.scheduleWithFixedDelay(pools::prune, 1, 1, TimeUnit.SECONDS);
    }

    /** The client of one workspace; connections are never shared with another's. */
    public HttpClient of(String workspace) {
        return request -> call(workspace, request);
    }

    private Response call(String workspace, Request request) throws CallFailed, InterruptedException {
        Deadline deadline = Deadline.in(request.timeout());
        Hop hop = Hop.of(request.method(), request.uri(), request.headers(), request.body(), request.contentType());
        for (int hops = 0; ; hops++) {
            Response answer = exchanges.exchange(workspace, hop, request.maxResponseBytes(), deadline);
            Optional<Hop> next = Redirects.after(hop, answer, request.follow());
            if (next.isEmpty()) {
                return answer;
            }
            if (hops == Redirects.AT_MOST) {
                throw Failures.redirected("the answer is still a redirect after " + hops + " of them");
            }
            hop = next.get();
        }
    }

    private static SSLContext systemTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes the connections that nobody uses. */
    @Override
    public void close() {
        pruning.shutdownNow();
        pools.close();
        cutoffs.close();
        resolver.close();
    }
}
