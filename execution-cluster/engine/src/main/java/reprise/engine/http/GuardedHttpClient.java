package reprise.engine.http;

import akka.actor.Cancellable;
import akka.actor.typed.ActorSystem;
import akka.stream.Materializer;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import reprise.sdk.HttpClient;

/**
 * The way out for nodes. It calls only what the policy allows, at the address that was checked, on every hop anew; it keeps
 * the limits of each call and repeats nothing. A call blocks its thread, which should be a virtual one.
 */
public final class GuardedHttpClient implements HttpClient, AutoCloseable {
    private final HostPools pools = new HostPools();
    private final Resolver resolver;
    private final Exchanges exchanges;
    private final Cancellable pruning;

    public GuardedHttpClient(ActorSystem<?> system, EgressPolicy policy) {
        this(system, policy, InetAddress::getAllByName, systemTrust());
    }

    GuardedHttpClient(ActorSystem<?> system, EgressPolicy policy, Resolver.Lookup lookup, SSLContext tls) {
        var classic = system.classicSystem();
        var materializer = Materializer.matFromSystem(classic);
        this.resolver = new Resolver(policy, lookup);
        this.exchanges = new Exchanges(pools, resolver, new Connector(classic, materializer, tls), materializer);
        this.pruning = classic.scheduler()
                .scheduleWithFixedDelay(
                        Duration.ofSeconds(1), Duration.ofSeconds(1), pools::prune, classic.dispatcher());
    }

    @Override
    public Response call(Request request) throws CallFailed, InterruptedException {
        Deadline deadline = Deadline.in(request.timeout());
        Hop hop = Hop.of(request.method(), request.uri(), request.headers(), request.body(), request.contentType());
        for (int hops = 0; ; hops++) {
            Response answer = exchanges.exchange(hop, request.maxResponseBytes(), deadline);
            Optional<Hop> next = request.maxRedirects() == 0 ? Optional.empty() : Redirects.after(hop, answer);
            if (next.isEmpty()) {
                return answer;
            }
            if (hops == request.maxRedirects()) {
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
        pruning.cancel();
        pools.close();
        resolver.close();
    }
}
