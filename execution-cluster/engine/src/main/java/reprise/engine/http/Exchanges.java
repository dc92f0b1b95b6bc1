package reprise.engine.http;

import reprise.sdk.HttpClient.CallFailed;
import reprise.sdk.HttpClient.Response;

/** Gets one request answered over the connections of its workspace. */
final class Exchanges {
    private final ConnectionPools pools;
    private final Cutoffs cutoffs;

    Exchanges(ConnectionPools pools, Cutoffs cutoffs) {
        this.pools = pools;
        this.cutoffs = cutoffs;
    }

    Response exchange(String workspace, Hop hop, long maxBytes, Deadline deadline)
            throws CallFailed, InterruptedException {
        ConnectionPool pool = pools.enter(workspace);
        try {
            return answered(new Exchange(pool, cutoffs, hop, maxBytes, deadline));
        } finally {
            pools.leave(workspace);
        }
    }

    /**
     * A server may give a connection up in the moment it is used again. What may be asked twice is then asked once more,
     * over a connection of its own (RFC 9112 section 9.3.1); of all else nobody knows whether it was received.
     */
    private static Response answered(Exchange exchange) throws CallFailed, InterruptedException {
        try {
            return exchange.over(ConnectionPool.Lease.KEPT);
        } catch (Exchange.GivenUp givenUp) {
            if (!exchange.hop().isIdempotent()) {
                throw givenUp.failure();
            }
        }
        try {
            return exchange.over(ConnectionPool.Lease.FRESH);
        } catch (Exchange.GivenUp givenUp) {
            throw givenUp.failure();
        }
    }
}
