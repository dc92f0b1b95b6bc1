package reprise.engine.http;

import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import reprise.sdk.HttpClient.CallFailed;

/** The connections of one workspace: so many to each server at most, those not in use kept for a little while. */
final class ConnectionPool extends PoolingHttpClientConnectionManager {
    static final int OF_A_SERVER = 64;
    static final int OF_A_WORKSPACE = 1_024;
    static final int WAITING = 1_024;

    /** Shorter than servers keep theirs, so that hardly any is used in the moment its server gives it up. */
    static final TimeValue KEPT = TimeValue.ofSeconds(4);

    /** Whether a connection may be one that was kept: all are kept as {@code KEPT}, and none for who asks for another. */
    enum Lease {
        KEPT,
        FRESH
    }

    /** How many calls are about this pool; kept by {@link ConnectionPools}. */
    int users;

    ConnectionPool(Resolver resolver, TlsSocketStrategy tls) {
        super(
                new DefaultHttpClientConnectionOperator(
                        _ -> SocketChannel.open().socket(), null, resolver, secured(tls)),
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.NEG_ONE_MILLISECOND,
                _ -> new HeardConnection());
        setDefaultMaxPerRoute(OF_A_SERVER);
        setMaxTotal(OF_A_WORKSPACE);
        setDefaultConnectionConfig(ConnectionConfig.custom()
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build());
    }

    private static Lookup<TlsSocketStrategy> secured(TlsSocketStrategy tls) {
        return RegistryBuilder.<TlsSocketStrategy>create()
                .register("https", tls)
                .build();
    }

    /** A connection to the server, which may not be connected yet. */
    ConnectionEndpoint lease(Lease which, Origin origin, Deadline deadline) throws CallFailed, InterruptedException {
        HttpRoute route = origin.route();
        if (getStats(route).getPending() >= WAITING) {
            throw Failures.busy(origin.host());
        }
        try {
            return lease("", route, deadline.asTimeout(), which).get(deadline.asTimeout());
        } catch (ExecutionException | TimeoutException _) {
            throw Failures.busy(origin.host());
        } catch (IllegalStateException _) { // it has been closed
            throw new InterruptedException();
        }
    }

    /** It is kept unless it was closed. */
    void giveBack(ConnectionEndpoint connection) {
        release(connection, Lease.KEPT, KEPT);
    }

    /** Closes what has been idle for too long. */
    void prune() {
        closeIdle(KEPT);
    }

    boolean isEmpty() {
        var stats = getTotalStats();
        return stats.getAvailable() + stats.getLeased() + stats.getPending() == 0;
    }

    @Override
    public void close() {
        close(CloseMode.IMMEDIATE);
    }
}
