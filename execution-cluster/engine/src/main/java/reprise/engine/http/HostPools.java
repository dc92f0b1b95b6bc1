package reprise.engine.http;

import java.util.concurrent.ConcurrentHashMap;

/** A pool for every origin that is being called. */
final class HostPools implements AutoCloseable {
    private final ConcurrentHashMap<Origin, HostPool> pools = new ConcurrentHashMap<>();

    /** The pool, which stays until as many have left it as have entered. */
    HostPool enter(Origin origin) {
        return pools.compute(origin, (_, pool) -> {
            HostPool present = pool == null ? new HostPool() : pool;
            present.users++;
            return present;
        });
    }

    void leave(Origin origin) {
        pools.computeIfPresent(origin, (_, pool) -> --pool.users == 0 && pool.isEmpty() ? null : pool);
    }

    /** Closes what has been idle for too long, and forgets origins that nobody calls any more. */
    void prune() {
        for (Origin origin : pools.keySet()) {
            pools.computeIfPresent(origin, (_, pool) -> {
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
        pools.values().forEach(HostPool::close);
    }
}
