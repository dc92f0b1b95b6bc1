package reprise.engine.http;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import reprise.sdk.HttpClient.CallFailed;

/**
 * Finds the address a host is called at. Every address of a name is checked, and the very one that is returned is dialled, so
 * a name cannot lead elsewhere between the check and the call.
 */
final class Resolver implements AutoCloseable {

    /** How names become addresses. */
    interface Lookup {
        InetAddress[] addresses(String name) throws UnknownHostException;
    }

    private final EgressPolicy policy;
    private final Lookup lookup;
    private final ThreadPoolExecutor threads;
    private final AsyncCache<String, List<InetAddress>> known;
    private final AtomicInteger turn = new AtomicInteger();

    Resolver(EgressPolicy policy, Lookup lookup) {
        this.policy = policy;
        this.lookup = lookup;
        this.threads = threads();
        this.known = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofSeconds(10))
                .executor(Runnable::run)
                .buildAsync();
    }

    InetSocketAddress resolve(String host, int port, Deadline deadline) throws CallFailed, InterruptedException {
        if (!HostName.isSound(host)) {
            throw Failures.unsoundHost();
        }
        List<InetAddress> addresses = addresses(host, deadline);
        for (InetAddress address : addresses) {
            Optional<String> refusal = policy.refusal(host, port, address);
            if (refusal.isPresent()) {
                throw Failures.refusedAddress(host, refusal.get());
            }
        }
        return new InetSocketAddress(oneOf(addresses), port);
    }

    private List<InetAddress> addresses(String host, Deadline deadline) throws CallFailed, InterruptedException {
        Optional<byte[]> literal = AddressBlock.literal(host);
        try {
            if (literal.isPresent()) {
                return List.of(InetAddress.getByAddress(literal.get()));
            }
            List<InetAddress> found = deadline.await(known.get(host, this::looking));
            if (found.isEmpty()) {
                throw Failures.unknownHost(host);
            }
            return found;
        } catch (UnknownHostException | ExecutionException | RejectedExecutionException _) {
            throw Failures.unknownHost(host);
        } catch (TimeoutException _) {
            throw Failures.connectTimeout(host);
        }
    }

    /** In turn, so that a dead one does not fail every call; IPv4 where there is any, as not every machine has IPv6. */
    private InetAddress oneOf(List<InetAddress> addresses) {
        List<InetAddress> ipv4 =
                addresses.stream().filter(Inet4Address.class::isInstance).toList();
        List<InetAddress> usable = ipv4.isEmpty() ? addresses : ipv4;
        return usable.get(Math.floorMod(turn.getAndIncrement(), usable.size()));
    }

    private CompletableFuture<List<InetAddress>> looking(String host, Executor unused) {
        return CompletableFuture.supplyAsync(() -> look(host), threads);
    }

    /** Empty for a name that nobody knows; that is remembered too. */
    private List<InetAddress> look(String host) {
        try {
            return List.of(lookup.addresses(host));
        } catch (UnknownHostException _) {
            return List.of();
        }
    }

    /** Threads of the system: a look-up is a native call that would hold up the carriers of virtual ones. */
    private static ThreadPoolExecutor threads() {
        var threads = new ThreadPoolExecutor(
                16,
                16,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(1_000),
                Thread.ofPlatform().daemon().name("egress-dns-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
