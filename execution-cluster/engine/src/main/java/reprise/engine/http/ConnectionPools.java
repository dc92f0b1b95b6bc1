package reprise.engine.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A pool for every workspace that calls: what one does to a connection, none of the others ever meets. */
final class ConnectionPools implements AutoCloseable {
    private final ConcurrentHashMap<String, ConnectionPool> pools = new ConcurrentHashMap<>();
    private final Supplier<ConnectionPool> fresh;

    ConnectionPools(Supplier<ConnectionPool> fresh) {
        this.fresh = fresh;
    }

    /** The pool, which stays until as many have left it as have entered. */
    ConnectionPool enter(String workspace) {
        return pools.compute(workspace, (_, pool) -> {
            ConnectionPool present = pool == null ? fresh.get() : pool;
            present.users++;
            return present;
        });
    }

    void leave(String workspace) {
        pools.computeIfPresent(workspace, (_, pool) -> {
            pool.users--;
            return pool;
        });
    }

    /** Closes what has been idle for too long, and forgets workspaces that call nobody any more. */
    void prune() {
        for (String workspace : pools.keySet()) {
            pools.computeIfPresent(workspace, (_, pool) -> {
                pool.prune();
                return pool.users == 0 && pool.isEmpty() ? null : pool;
            });
        }
    }

    int size() {
        return pools.size();
    }

    @Override
    public void close() {
        pools.values().forEach(ConnectionPool::close);
    }
}
